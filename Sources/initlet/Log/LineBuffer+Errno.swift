import InitletCore
import Linux
import Primitives

extension LineBuffer {
  /// Appends the text of strerror(3) for an error, or its number.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  mutating func append(_ errno: Errno) {
    if let text = errno.text { return append(text) }
    append("error ")
    append(decimal: UInt32(bitPattern: errno.rawValue))
  }

  /// Appends the name of a command and the reason why it could not be started.
  mutating func append(_ failure: LaunchFailure, of command: CString) {
    append(quoted: command)
    append(": ")
    switch failure {
    case .notFound:
      append("command not found")
      if command.contains(UInt8(ascii: " ")) { append("; several words in quotes?") }
    case .interpreterNotFound(let firstLine):
      append("interpreter not found")
      guard ByteSlice(firstLine).hasPrefix("#!") else { return }
      append(" for ", quoted: firstLine)
      if firstLine.contains(UInt8(ascii: "\r")) { append("; carriage return at its end?") }
    case .isDirectory: append(Errno.isDirectory)
    case .accessDenied: append(Errno.accessDenied)
    case .other(let number): append(Errno(rawValue: number))
    }
  }

  /// Appends `PID (NAME, state S)`, or the number alone where `/proc` does not show the process.
  mutating func append(describing process: ProcessID) {
    append(process)
    guard let stat = ProcessStat.read(of: process) else { return }
    append(" (")
    stat.name.withSlice { append($0) }
    append(", state ")
    append(byte: stat.state)
    append(")")
  }
}

extension Errno {
  /// The text of strerror(3); `nil` for errors that users do not meet.
  fileprivate var text: CString? {
    switch self {
    case .notPermitted: "operation not permitted"
    case .noSuchFile: "no such file or directory"
    case .inputOutput: "input/output error"
    case .argumentsTooLong: "argument list too long"
    case .execFormat: "exec format error"
    case .noChild: "no child processes"
    case .tryAgain: "resource temporarily unavailable"
    case .outOfMemory: "cannot allocate memory"
    case .accessDenied: "permission denied"
    case .fileExists: "file exists"
    case .notDirectory: "not a directory"
    case .isDirectory: "is a directory"
    case .invalid: "invalid argument"
    case .tooManyOpenFiles: "too many open files"
    case .textFileBusy: "text file busy"
    case .noSpace: "no space left on device"
    case .brokenPipe: "broken pipe"
    case .nameTooLong: "file name too long"
    case .notImplemented: "function not implemented"
    case .tooManyLinks: "too many levels of symbolic links"
    default: nil
    }
  }
}
