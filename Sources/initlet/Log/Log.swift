import InitletCore
import Linux
import Primitives

/// Messages on the standard error: one line and one write each.
///
/// None is inlined: its line would lie in the frame of the loop, which is in use for ever.
struct Log {
  /// Where options are read from.
  enum Source {
    case commandLine
    /// INITLET_OPTIONS
    case variable
  }

  let profile: Profile
  private let verbosity: Int8

  init(_ options: Options) {
    profile = options.profile
    verbosity = options.verbosity
  }

  /// Reports what has happened, if the verbosity asks for it.
  @inline(never)
  func report(_ message: Message) {
    if message.leastVerbosity(profile) > verbosity { return }
    var line = beginLine()
    if profile.speaksAsDumbInit {
      line.append(asDumbInit: message)
    } else {
      line.append(message)
    }
    Log.write(&line)
  }

  /// Reports what is wrong with the options.
  func usageError(_ error: UsageError, in source: Source) {
    var line = beginLine()
    if source == .variable { line.append("INITLET_OPTIONS: ") }
    line.append(error)
    line.append("; try '")
    line.append(ByteSlice(profile.name))
    line.append(" --help'")
    Log.write(&line)
  }

  /// Reports a system call that failed, after what it was for.
  @inline(never)
  func failure(_ purpose: ByteSlice, _ errno: Errno) {
    var line = beginLine()
    line.append(word: purpose)
    line.append(": ")
    line.append(errno)
    Log.write(&line)
  }

  /// Reports why a command could not be started.
  func launchFailure(_ failure: LaunchFailure, of name: CString) {
    var line = beginLine()
    line.append(word: ByteSlice(name))
    line.append(": ")
    line.append(failure)
    Log.write(&line)
  }

  /// Reports which processes KILL did not end.
  func survivors(_ processes: ProcessSample) {
    var line = beginLine()
    line.append("gave up on:")
    var index = 0
    while let process = processes[index] {
      line.append(" ")
      line.append(describing: process)
      index &+= 1
    }
    Log.write(&line)
  }

  /// A line that begins with the name of the program.
  @inline(never)
  private func beginLine() -> LineBuffer {
    var line = LineBuffer()
    if profile.speaksAsDumbInit { line.append("[") }
    line.append(ByteSlice(profile.name))
    line.append(profile.speaksAsDumbInit ? "] " : ": ")
    return line
  }

  /// Writes a line, or loses it: neither a write that would block nor one that fails may hold the
  /// init up.
  @inline(never)
  private static func write(_ line: inout LineBuffer) {
    let standard = FileDescriptor.standardError
    guard standard.isWritable else { return }
    // A terminal promises room for a single byte. Opened anew, it is written to without blocking and
    // without a change for the command.
    let own =
      Terminal.isTerminal(standard)
      ? try? FileSystem.open("/proc/self/fd/2", .writeWithoutBlocking) : nil
    try? line.write(to: own ?? standard)
    own?.close()
  }
}

extension LineBuffer {
  /// Ends the line and writes it.
  mutating func write(to descriptor: FileDescriptor) throws(Errno) {
    try withLine { (bytes) throws(Errno) in try descriptor.write(bytes) }
  }
}
