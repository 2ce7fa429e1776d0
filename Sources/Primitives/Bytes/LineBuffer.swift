/// One line of output, which is built on the stack so that a single write(2) writes it whole.
///
/// A line that is too long ends with `~` in the place of what does not fit.
public struct LineBuffer: ~Copyable {
  /// The most bytes of a word from outside that a line shows.
  ///
  /// The limit leaves room for the text of the message behind the word.
  static let longestWord = 400

  /// The most bytes of a line, without the `~` and the newline.
  ///
  /// A write of at most `PIPE_BUF`, 4,096 bytes, to a pipe is atomic (pipe(7)).
  static let longestText = 510

  private var buffer = ByteBuffer<513>()

  public init() {}

  /// The number of bytes.
  public var length: Int { buffer.count }

  /// Appends a byte as it is.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public mutating func append(byte: UInt8) {
    if buffer.count < LineBuffer.longestText {
      buffer.append(byte: byte)
    } else if buffer.count == LineBuffer.longestText {
      buffer.append(byte: UInt8(ascii: "~"))
    }
  }

  /// Appends text.
  ///
  /// Question marks replace control characters, which could forge a line or control a terminal:
  /// those of ASCII, and U+0080 to U+009F in UTF-8 or as single bytes.
  @inline(never)  // Inlined into its callers, it takes 4.5 kB more.
  public mutating func append(_ text: ByteSlice) {
    var offset = 0
    var previous: UInt8 = 0
    while offset < text.length {
      let byte = text[offset]
      // Behind other bytes from 0x80 on these are a part of a character.
      let isC1 = byte & 0xE0 == 0x80 && (previous < 0x80 || previous == 0xC2)
      append(byte: isC1 || byte < UInt8(ascii: " ") || byte == 0x7F ? UInt8(ascii: "?") : byte)
      previous = byte
      offset &+= 1
    }
  }

  /// Appends the text of a string.
  @inline(never)  // Inlined into its callers, it takes 0.6 kB more.
  public mutating func append(_ text: CString) {
    append(ByteSlice(text))
  }

  /// Appends a word from outside, with `~` in the place of what exceeds the limit for words.
  public mutating func append(word: CString) {
    let word = ByteSlice(word)
    guard word.length > LineBuffer.longestWord else { return append(word) }
    append(word.prefix(LineBuffer.longestWord))
    append("~")
  }

  /// Appends a word from outside in quotes.
  @inline(never)  // Inlined into its callers, it takes 30 bytes more.
  public mutating func append(quoted word: CString) {
    append("'")
    append(word: word)
    append("'")
  }

  /// Appends a number in decimal.
  @inline(never)  // Inlined into its callers, it takes 0.5 kB more.
  public mutating func append(decimal number: UInt32) {
    var digits = DecimalDigits(number)
    digits.withSlice { append($0) }
  }

  /// Appends the number of a process in decimal.
  public mutating func append(_ process: ProcessID) {
    append(decimal: UInt32(bitPattern: process.rawValue))
  }

  /// Appends blanks up to a column; the first column is 0.
  public mutating func pad(toColumn column: Int) {
    while buffer.count < min(column, LineBuffer.longestText &+ 1) {
      append(byte: UInt8(ascii: " "))
    }
  }

  /// Ends the line with a newline, calls a function with it, and begins a new line.
  ///
  /// The bytes are valid until the function returns.
  public mutating func withLine<Failure>(
    _ body: (ByteSlice) throws(Failure) -> Void
  ) throws(Failure) {
    buffer.append(byte: UInt8(ascii: "\n"))
    defer { buffer.removeAll() }
    try buffer.withSlice(body)
  }
}
