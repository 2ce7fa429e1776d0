import InitletCore

extension Text {
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: length)) }

  /// What it says, with a replacement character for what is no UTF-8.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Hands over bytes in memory of just their size, so that an address sanitiser sees any step
  /// beyond.
  static func with<Result>(_ bytes: some Collection<UInt8>, _ body: (Text) -> Result) -> Result {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    defer { buffer.deallocate() }
    _ = buffer.initialize(fromContentsOf: bytes)
    guard let start = buffer.baseAddress else { return body("") }
    return body(Text(start: start, length: buffer.count))
  }
}
