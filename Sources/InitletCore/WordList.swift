/// A table of texts in a single literal, one a line.
///
/// An array of literals would cost 24 bytes an entry on top of its text.
public struct WordList: ExpressibleByStringLiteral, Sendable {
  /// The whole table.
  public let text: Text

  public init(stringLiteral literal: StaticString) {
    text = Text(stringLiteral: literal)
  }

  /// The text in a line, counted from 0; nothing past the last.
  public subscript(index: Int) -> Text? {
    var skipped = 0
    return first { _ in
      skipped &+= 1
      return skipped > index
    }
  }

  /// The first text for which a condition holds.
  @inline(never)
  public func first(where condition: (Text) -> Bool) -> Text? {
    var rest = text
    while true {
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let line = rest.prefix(end ?? rest.length)
      if condition(line) { return line }
      guard let end else { return nil }
      rest = rest.dropFirst(end &+ 1)
    }
  }
}
