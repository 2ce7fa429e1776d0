import InitletCore
import Linux
import Primitives

/// Messages to standard error, each of which is one line and one write(2).
///
/// No function here is inlined: its line would stay in the frame of the init's loop for ever.
struct Log {
  /// The source of the options.
  enum Source {
    case commandLine
    /// `INITLET_OPTIONS`.
    case variable
  }

  let profile: Profile
  private let verbosity: Int8

  init(_ options: Options) {
    profile = options.profile
    verbosity = options.verbosity
  }

  /// Reports an event, if the verbosity asks for it.
  @inline(never)  // Inlined into its callers, it takes 0.5 kB more.
  func report(_ message: Message) {
    if let least = message.leastVerbosity(profile), least > verbosity { return }
    var line = beginLine()
    if profile.manners.contains(.dumbInitWording) {
      line.append(asDumbInit: message)
    } else {
      line.append(message)
    }
    Log.write(&line)
  }

  /// Reports an error in the options.
  func usageError(_ error: UsageError, in source: Source) {
    var line = beginLine()
    if source == .variable { line.append("INITLET_OPTIONS: ") }
    line.append(error)
    line.append("; try '")
    line.append(nameOf: profile)
    line.append(" --help'")
    Log.write(&line)
  }

  /// Reports a failed system call, with its purpose and the error.
  @inline(never)  // Inlined into its callers, it takes 0.8 kB together with the other three more.
  func failure(_ purpose: CString, _ errno: Errno) {
    var line = beginLine()
    line.append(word: purpose)
    line.append(": ")
    line.append(errno)
    Log.write(&line)
  }

  /// Reports the reason why a command could not be started.
  func launchFailure(_ failure: LaunchFailure, of name: CString) {
    var line = beginLine()
    line.append(failure, of: name)
    Log.write(&line)
  }

  /// Reports the processes left behind: before a signal that ends them, or those that the init
  /// waits for or gives up on.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  func leftovers(_ text: CString, _ signal: Signal?, _ processes: ProcessSample) {
    var line = beginLine()
    line.append(text)
    if let signal { line.append(signal) }
    line.append(":")
    var index = 0
    while let process = processes[index] {
      line.append(" ")
      line.append(describing: process)
      index &+= 1
    }
    if processes.count > index {
      line.append(" and ")
      line.append(decimal: UInt32(truncatingIfNeeded: processes.count &- index))
      line.append(" more")
    }
    Log.write(&line)
  }

  /// Begins a line with the name of the program.
  private func beginLine() -> LineBuffer {
    var line = LineBuffer()
    if profile.manners.contains(.dumbInitWording) { line.append("[") }
    line.append(nameOf: profile)
    line.append(profile.manners.contains(.dumbInitWording) ? "] " : ": ")
    return line
  }

  /// Writes a line, or drops it where the write would block or fails: no message holds up the init.
  @inline(never)  // Inlined into its callers, it takes 0.8 kB together with the other three more.
  private static func write(_ line: inout LineBuffer) {
    let standard = FileDescriptor.standardError
    guard standard.isWritable else { return }
    // poll(2) promises room for one byte, and others may fill it before the write.
    line.withLine { bytes in
      if standard.sendOrDrop(bytes) { return }
      // The init opens a pipe or a terminal anew for a write that does not block: the flags of
      // standard error are the command's too, so they stay as they are.
      let own =
        standard.hasOffset
        ? nil : try? FileSystem.open("/proc/self/fd/2", .writeWithoutBlocking)
      try? (own ?? standard).write(bytes)
      own?.close()
    }
  }
}

extension LineBuffer {
  /// Ends the line and writes it.
  @inline(never)  // Inlined into its callers, it takes 0.8 kB together with the other three more.
  mutating func write(to descriptor: FileDescriptor) throws(Errno) {
    try withLine { (bytes) throws(Errno) in try descriptor.write(bytes) }
  }
}
