/// One line of output, put together on the stack so that a single write(2) carries it.
///
/// What does not fit is cut off and marked with `~`.
public struct LineBuffer: ~Copyable {
  /// The longest word from outside that is shown whole, in bytes.
  ///
  /// The rest of the line keeps room for what a message says about it.
  static let longestWord = 400

  /// The most bytes of a line, without the mark and the newline.
  ///
  /// A write of at most 4,096 bytes to a pipe is atomic (pipe(7)).
  static let longestText = 510

  private var buffer = ByteBuffer<513>()

  public init() {}

  /// The number of bytes so far.
  public var length: Int { buffer.count }

  /// Appends a byte as it is.
  @inline(never)
  public mutating func append(byte: UInt8) {
    if buffer.count < LineBuffer.longestText {
      buffer.append(byte: byte)
    } else if buffer.count == LineBuffer.longestText {
      buffer.append(byte: UInt8(ascii: "~"))
    }
  }

  /// Appends text, a literal or from outside.
  ///
  /// Control characters, which could forge a line or steer a terminal, become question marks.
  @inline(never)
  public mutating func append(_ text: ByteSlice) {
    var offset = 0
    while offset < text.length {
      let byte = text[offset]
      append(byte: byte < 0x20 || byte == 0x7F ? UInt8(ascii: "?") : byte)
      offset &+= 1
    }
  }

  /// Appends a word from outside, cut off where it is long.
  @inline(never)
  public mutating func append(word: ByteSlice) {
    guard word.length > LineBuffer.longestWord else { return append(word) }
    append(word.prefix(LineBuffer.longestWord))
    append("~")
  }

  /// Appends a word from outside in quotes.
  @inline(never)
  public mutating func append(quoted word: ByteSlice) {
    append("'")
    append(word: word)
    append("'")
  }

  /// Appends a number in decimal.
  @inline(never)
  public mutating func append(decimal number: UInt32) {
    var digits = ByteBuffer<11>()
    digits.append(decimal: number)
    digits.withSlice { append($0) }
  }

  public mutating func append(_ process: ProcessID) {
    append(decimal: UInt32(bitPattern: process.rawValue))
  }

  /// Appends blanks up to a column, counted from 0.
  public mutating func pad(toColumn column: Int) {
    while buffer.count < column { append(byte: UInt8(ascii: " ")) }
  }

  /// Lends the line with a newline at its end.
  public mutating func withLine<Failure>(
    _ body: (ByteSlice) throws(Failure) -> Void
  ) throws(Failure) {
    buffer.append(byte: UInt8(ascii: "\n"))
    try buffer.withSlice(body)
  }
}
