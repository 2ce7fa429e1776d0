import InitletCore
import Linux

/// The command: a program, its arguments and its environment.
struct Program {
  private let arguments: ArgumentVector
  private let commandIndex: Int

  init(arguments: ArgumentVector, commandIndex: Int) {
    self.arguments = arguments
    self.commandIndex = commandIndex
  }

  /// The name it was given.
  var name: CString { arguments[commandIndex] ?? CString("") }

  var environment: Environment { arguments.environment }

  private var words: ArgumentVector.Pointer { arguments.start + commandIndex }

  /// Executes the program by the rules of execvp(3), and returns why it could
  /// not.
  func execute() -> Errno {
    if name.isEmpty { return .noSuchFile }
    if name.contains(UInt8(ascii: "/")) { return diagnose(execute(name), name) }
    let path = SearchPath(environment)
    var failure = Errno.noSuchFile
    path.forEachCandidate(for: name) { candidate in
      let errno = execute(candidate)
      switch errno {
      case .accessDenied: failure = errno  // another directory may have a better one
      case .noSuchFile, .notDirectory, .nameTooLong, .noSuchDevice, .staleHandle, .timedOut: break
      default:
        failure = errno
        return false
      }
      return true
    }
    if failure != .noSuchFile { return failure }
    path.forEachCandidate(for: name) { candidate in
      failure = diagnose(.noSuchFile, candidate)
      return failure == .noSuchFile
    }
    return failure
  }

  /// Executes one file: what the kernel cannot is taken for a shell script.
  private func execute(_ path: CString) -> Errno {
    let errno = CurrentProcess.execute(path, words, environment.start)
    guard errno == .execFormat else { return errno }
    // The word in front of the command is the init's own, and no longer needed.
    let script = words - 1
    let shell: CString = "/bin/sh"
    let word = words[0]
    script[0] = shell.mutable
    script[1] = path.mutable
    let shellErrno = CurrentProcess.execute(shell, script, environment.start)
    words[0] = word
    return shellErrno
  }

  /// Tells apart what the kernel reports as one.
  private func diagnose(_ errno: Errno, _ path: CString) -> Errno {
    // The file is there, but not what it names to be run by: a script's
    // interpreter, or the dynamic loader.
    if errno == .noSuchFile, Path.exists(path) { return .missingInterpreter }
    if errno == .accessDenied, Path.isDirectory(path) { return .isDirectory }
    return errno
  }
}

extension ExitCode {
  /// Natively 127 where there is no such command, and 126 where it cannot be
  /// executed.
  init(afterFailure errno: Errno, _ profile: Profile) {
    switch (profile, errno) {
    case (.dumbInit, _): self.init(2)
    case (.catatonit, _): self = .failure
    case (_, .noSuchFile), (.tini, .missingInterpreter): self = .notFound
    case (.tini, .accessDenied), (.tini, .isDirectory): self = .notExecutable
    case (.tini, _): self = .failure
    default: self = .notExecutable
    }
  }
}
