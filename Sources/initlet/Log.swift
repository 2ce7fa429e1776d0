import InitletCore
import Linux

/// Messages: one line and one write each, on the standard error alone.
enum Log {
  /// A line that begins with the name of the program.
  @inline(never)
  static func line() -> LineBuffer {
    var line = LineBuffer()
    line.append("initlet: ")
    return line
  }

  /// Writes a line.
  ///
  /// One that would block is lost: nothing that reads the standard error may
  /// hold up the init. Nor may one that fails to be written, so errors are
  /// passed over.
  @inline(never)
  static func write(_ line: inout LineBuffer) {
    guard FileDescriptor.standardError.isWritable else { return }
    try? line.write(to: .standardError)
  }

  static func usage(_ error: UsageError) {
    var line = line()
    line.append(error)
    line.append("; try 'initlet --help'")
    write(&line)
  }

  /// Something that the kernel refused.
  @inline(never)
  static func failure(_ what: Text, _ errno: Errno) {
    var line = line()
    line.append(word: what)
    line.append(": ")
    line.append(errno)
    write(&line)
  }
}

extension LineBuffer {
  /// Ends the line and writes it.
  @inline(never)
  mutating func write(to descriptor: FileDescriptor) throws(Errno) {
    try withLine { (bytes) throws(Errno) in try descriptor.write(bytes) }
  }
}
