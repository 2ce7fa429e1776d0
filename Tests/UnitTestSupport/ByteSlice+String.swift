#if DEBUG
import Primitives

extension ByteSlice {
  package var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: length)) }

  /// The bytes as text, with a replacement character for what is no UTF-8.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Lends bytes in memory of just their size, so that an address sanitiser sees any step beyond.
  package static func with<Result>(
    _ bytes: some Collection<UInt8>, _ body: (ByteSlice) -> Result
  ) -> Result {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    defer { buffer.deallocate() }
    _ = buffer.initialize(fromContentsOf: bytes)
    guard let start = buffer.baseAddress else { return body(.empty) }
    return body(ByteSlice(start: start, length: buffer.count))
  }
}
#endif
