/// A table of texts in a single literal, one a line.
///
/// An array of literals would cost 24 bytes an entry on top of its text.
public struct WordList: ExpressibleByStringLiteral, Sequence, Sendable {
  /// As it was written, because where an address has 32 bits the compiler makes no
  /// constant of one that it has taken out of the literal.
  private let literal: StaticString

  public init(stringLiteral literal: StaticString) {
    self.literal = literal
  }

  /// The whole table.
  public var text: Text { Text(stringLiteral: literal) }

  /// The text in a line, counted from 0; nothing past the last.
  public subscript(index: Int) -> Text? {
    @inline(never) get {
      var iterator = makeIterator()
      var skipped = 0
      while skipped < index {
        _ = iterator.next()
        skipped &+= 1
      }
      return iterator.next()
    }
  }

  public func makeIterator() -> Iterator {
    Iterator(rest: text)
  }

  /// The lines that are still to come.
  public struct Iterator: IteratorProtocol {
    fileprivate var rest: Text?

    @inline(never)
    public mutating func next() -> Text? {
      guard let text = rest else { return nil }
      guard let end = text.firstIndex(of: UInt8(ascii: "\n")) else {
        rest = nil
        return text
      }
      rest = text.dropFirst(end &+ 1)
      return text.prefix(end)
    }
  }
}
