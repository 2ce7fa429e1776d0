/// One line of output, put together on the stack so that a single write(2) can
/// carry it.
///
/// What does not fit is cut off and marked.
public struct LineBuffer: ~Copyable {
  /// In bytes, with the newline.
  ///
  /// Names of commands may be long, and a write of up to 4,096 bytes to a pipe
  /// is never torn apart (pipe(7)).
  static let capacity = 512

  /// The column that a tab leads to: where the summaries of the help begin.
  static let tabStop = 32

  private var count = 0
  private var bytes = [512 of UInt8](repeating: 0)

  @inline(never)
  public init() {}

  /// The number of bytes so far.
  public var length: Int { count }

  /// Whether something may have been cut off.
  public var isFull: Bool { count >= LineBuffer.capacity &- 2 }

  @inline(never)
  public mutating func append(byte: UInt8) {
    // Two places are kept for the mark and the newline.
    if count < LineBuffer.capacity &- 2 {
      bytes[unchecked: count] = byte
      count &+= 1
    } else if count == LineBuffer.capacity &- 2 {
      bytes[unchecked: count] = UInt8(ascii: "~")
      count &+= 1
    }
  }

  /// Appends bytes, a literal or others.
  ///
  /// Control characters from outside, which could forge a line or steer a
  /// terminal, become question marks.
  @inline(never)
  public mutating func append(_ text: Text) {
    var offset = 0
    while offset < text.length {
      let byte = text[offset]
      offset &+= 1
      if byte == UInt8(ascii: "\t") {
        repeat { append(byte: UInt8(ascii: " ")) } while count < LineBuffer.tabStop
      } else {
        append(byte: byte < 0x20 || byte == 0x7F ? UInt8(ascii: "?") : byte)
      }
    }
  }

  /// Appends a word from outside, of which so much that the rest of a message
  /// keeps its place.
  @inline(never)
  public mutating func append(word: Text) {
    append(word.prefix(min(word.length, 400)))
    if word.length > 400 { append("~") }
  }

  /// Appends a number from 0 to 4,294,967,295 in decimal.
  @inline(never)
  public mutating func append(_ number: Int) {
    // In 32 bits, since no number here is larger: a division costs far less.
    let number = UInt32(truncatingIfNeeded: number)
    var divisor: UInt32 = 1_000_000_000
    while divisor > 1, number < divisor { divisor /= 10 }
    while divisor > 0 {
      append(byte: UInt8(truncatingIfNeeded: 0x30 &+ number / divisor % 10))
      divisor /= 10
    }
  }

  /// Gives away what there is so far as a string, for a path.
  public borrowing func withCString<Result, Failure>(
    _ body: (CString) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // What has not been written yet is zero.
    try bytes.span.withUnsafeBufferPointer { (bytes) throws(Failure) in
      try body(bytes.baseAddress.map { CString($0) } ?? "")
    }
  }

  /// Gives away the line, ended by a newline.
  public mutating func withLine<Failure>(
    _ body: (Text) throws(Failure) -> Void
  ) throws(Failure) {
    bytes[unchecked: count] = UInt8(ascii: "\n")
    let length = count &+ 1
    try bytes.span.withUnsafeBufferPointer { (bytes) throws(Failure) in
      guard let start = bytes.baseAddress else { return }
      try body(Text(start: start, length: length))
    }
  }
}
