/// The lines of a text, without their newlines.
public struct LineIterator {
  /// What is still to come; nothing after the last line.
  private var rest: ByteSlice?

  public init(_ text: ByteSlice) {
    rest = text
  }

  public mutating func next() -> ByteSlice? {
    guard let text = rest else { return nil }
    guard let end = text.firstIndex(of: UInt8(ascii: "\n")) else {
      rest = nil
      return text
    }
    rest = text.dropFirst(end &+ 1)
    return text.prefix(end)
  }
}
