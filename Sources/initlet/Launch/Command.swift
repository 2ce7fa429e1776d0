import InitletCore
import Linux
import Primitives

/// The command: a program, its arguments and its environment.
struct Command {
  private let arguments: ArgumentVector
  private let index: Int

  /// The command that begins at an index of the arguments.
  init(arguments: ArgumentVector, index: Int) {
    self.arguments = arguments
    self.index = index
  }

  /// The first word: the program.
  var name: CString { arguments[index] ?? "" }

  /// The environment of the init, which the command inherits.
  var environment: Environment { arguments.environment }

  /// The argument vector of the command.
  private var words: ArgumentVector.Pointer { arguments.start + index }

  /// Executes the program by the rules of execvp(3); returns only where that fails.
  func execute() -> LaunchFailure {
    if name.isEmpty { return .notFound }
    if name.contains(UInt8(ascii: "/")) { return diagnose(execute(name), name) }
    var failure = LaunchFailure.notFound
    var search = SearchPath(environment, name)
    while search.advance() {
      let errno = search.path.withCString { execute($0) }
      switch errno {
      case .noSuchFile, .notDirectory, .nameTooLong, .noSuchDevice, .staleHandle, .timedOut: break
      case .accessDenied: failure = .accessDenied  // A later directory may have an executable file.
      default: return search.path.withCString { diagnose(errno, $0) }
      }
    }
    if case .accessDenied = failure { return failure }
    search = SearchPath(environment, name)
    while search.advance() {
      let diagnosis = search.path.withCString { diagnose(.noSuchFile, $0) }
      if case .interpreterNotFound = diagnosis { return diagnosis }
    }
    return failure
  }

  /// Executes one file; a text whose format the kernel does not recognise is run as a shell script.
  private func execute(_ path: CString) -> Errno {
    let errno = CurrentProcess.execute(path, words, environment.start)
    guard errno == .execFormat, !FileSystem.isBinary(path) else { return errno }
    // The script needs one word more. It takes the place of the word before the command, which is
    // the init's and no longer needed.
    let script = words - 1
    let shell: CString = "/bin/sh"
    let word = words[0]
    script[0] = shell.mutable
    script[1] = path.mutable
    let shellErrno = CurrentProcess.execute(shell, script, environment.start)
    words[0] = word
    return shellErrno
  }

  /// The failure behind an errno, which the kernel uses for more than one.
  private func diagnose(_ errno: Errno, _ path: CString) -> LaunchFailure {
    switch errno {
    case .noSuchFile: FileSystem.exists(path) ? .interpreterNotFound : .notFound
    case .accessDenied: FileSystem.isDirectory(path) ? .isDirectory : .accessDenied
    case .isDirectory: .isDirectory
    default: .other(errno.rawValue)
    }
  }
}
