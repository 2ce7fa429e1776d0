import InitletCore
import Linux

/// Messages: one line and one write each, on the standard error alone.
struct Log {
  let profile: Profile

  init(_ profile: Profile) {
    self.profile = profile
  }

  /// A line that begins with the name of the program.
  @inline(never)
  func line() -> LineBuffer {
    var line = LineBuffer()
    // In dumb-init's manner, for which scripts look.
    append(profile == .dumbInit ? "[%N] " : "%N: ", to: &line)
    return line
  }

  /// Writes a line.
  ///
  /// One that would block is lost: nothing that reads the standard error may
  /// hold up the init. Nor may one that fails to be written, so errors are
  /// passed over.
  @inline(never)
  static func write(_ line: inout LineBuffer) {
    let standard = FileDescriptor.standardError
    guard standard.isWritable else { return }
    // A terminal promises room for a single byte. Opened anew it can be written to
    // without waiting and without a change for the command.
    let own =
      Terminal.isTerminal(standard)
      ? try? FileDescriptor.open("/proc/self/fd/2", .writeAtOnce) : nil
    try? line.write(to: own ?? standard)
    own?.close()
  }

  /// What is wrong with the command line or with a variable.
  func usage(_ error: UsageError, in variable: Text) {
    var line = line()
    line.append(variable)
    line.append(error)
    append("; try '%N --help'", to: &line)
    Log.write(&line)
  }

  /// Something that the kernel refused.
  @inline(never)
  func failure(_ what: Text, _ errno: Errno) {
    var line = line()
    line.append(word: what)
    line.append(": ")
    line.append(errno)
    Log.write(&line)
  }
}

extension LineBuffer {
  /// Ends the line and writes it.
  @inline(never)
  mutating func write(to descriptor: FileDescriptor) throws(Errno) {
    try withLine { (bytes) throws(Errno) in try descriptor.write(bytes) }
  }
}
