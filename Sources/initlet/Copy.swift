import InitletCore
import Linux

/// `--copy-to`: puts the executable where another container finds it.
enum Copy {
  static func make(at path: CString, _ arguments: ArgumentVector, _ log: Log) -> ExitCode {
    do throws(Errno) {
      try make(at: path, arguments)
      return .success
    } catch {
      log.failure(Text(path), error == .noSuchFile ? .notDirectory : error)
      return .failure
    }
  }

  /// Whoever looks at the path meanwhile finds the file before or the new one, whole
  /// and executable.
  private static func make(at path: CString, _ arguments: ArgumentVector) throws(Errno) {
    let source = try executable(arguments)
    let name = try enterFolder(of: path)
    var temporary = LineBuffer()
    temporary.append(".initlet-")
    temporary.append(Int(truncatingIfNeeded: Clock.now.nanoseconds))
    try temporary.withCString { (temporary) throws(Errno) in
      let copy = try FileDescriptor.open(temporary, .create)
      do throws(Errno) {
        try copy.appendAll(of: source)
        // Whatever the umask took away.
        try copy.setMode(0o755)
        copy.close()
        try Path.rename(temporary, to: name)
      } catch {
        Path.remove(temporary)
        throw error
      }
    }
  }

  private static func executable(_ arguments: ArgumentVector) throws(Errno) -> FileDescriptor {
    do throws(Errno) {
      return try FileDescriptor.open("/proc/self/exe", .read)
    } catch {
      return try FileDescriptor.open(arguments.executable, .read)
    }
  }

  /// Makes the folder that the copy is for the working directory, and returns what
  /// it is to be called there.
  private static func enterFolder(of path: CString) throws(Errno) -> CString {
    do throws(Errno) {
      try Path.changeDirectory(to: path)
      return "initlet"
    } catch {
      // No folder, so that the last part is the name.
    }
    var name = path
    while let slash = Text(name).firstIndex(of: UInt8(ascii: "/")) {
      name = name.dropFirst(slash &+ 1)
    }
    let length = name.start - path.start
    if length > 0 {
      // An argument may be written to: here ends the folder for a moment.
      let first = path.mutable[length &- 1]
      path.mutable[length &- 1] = 0
      defer { path.mutable[length &- 1] = first }
      try Path.changeDirectory(to: length == 1 ? "/" : path)
    }
    return name
  }
}
