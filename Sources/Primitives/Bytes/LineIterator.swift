/// The lines of a text, without their newlines.
public struct LineIterator {
  /// The text that is still to be split; `nil` after the last line.
  private var rest: ByteSlice?

  public init(_ text: ByteSlice) {
    rest = text
  }

  /// The next line; `nil` after the last one.
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
