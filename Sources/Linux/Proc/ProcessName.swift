import Primitives

/// The name of a process: at most 15 bytes of any value (proc(5), `comm`).
public struct ProcessName: Sendable {
  private static let longest = 15

  private var bytes = [16 of UInt8](repeating: 0)
  private var length = 0

  /// The name with the first 15 bytes of a text.
  init(_ text: ByteSlice) {
    while length < min(text.length, ProcessName.longest) {
      bytes[unchecked: length] = text[length]
      length &+= 1
    }
  }

  /// Calls a function with the bytes, which are valid until it returns.
  public func withSlice<Result>(_ body: (ByteSlice) -> Result) -> Result {
    let length = length
    return bytes.span.withUnsafeBufferPointer { bytes in
      body(bytes.baseAddress.map { ByteSlice(start: $0, length: length) } ?? .empty)
    }
  }
}
