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
    var name = path
    do throws(Errno) {
      try Path.changeDirectory(to: path)
      name = "initlet"
    } catch {
      // No folder, but the name itself.
    }
    var temporary = LineBuffer()
    temporary.append(Text(name))
    temporary.append(".")
    temporary.append(Int(truncatingIfNeeded: Clock.now.nanoseconds))
    if temporary.isFull { throw .nameTooLong }
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
      return try FileDescriptor.open(arguments[0] ?? "", .read)
    }
  }
}
