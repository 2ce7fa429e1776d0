import InitletCore
import Linux
import Primitives

/// `--copy-to`: copies the executable to a path where another container finds it.
enum ExecutableInstaller {
  /// Copies the executable to a path, or into it where it is a directory; reports a failure.
  static func install(at path: CString, _ arguments: ArgumentVector, _ log: Log) -> ExitCode {
    do throws(Errno) {
      try install(at: path, arguments)
      return .success
    } catch {
      log.failure(path, error)
      return .failure
    }
  }

  /// The new file replaces the old one by rename(2): the path always leads to one of the two, whole
  /// and executable.
  private static func install(at path: CString, _ arguments: ArgumentVector) throws(Errno) {
    let source = try openExecutable(arguments)
    var name = path
    do throws(Errno) {
      try FileSystem.changeDirectory(to: path)
      name = "initlet"
    } catch {
      // The path is not a directory, so it is the name of the file.
    }
    // A device or a pipe is not the caller's to replace.
    if FileSystem.isSpecial(name) { throw .fileExists }
    var temporary = PathBuffer()
    temporary.append(name)
    temporary.append(".")
    temporary.append(decimal: UInt32(truncatingIfNeeded: Clock.now.nanoseconds))
    if temporary.hasOverflowed { throw .nameTooLong }
    try temporary.withCString { (temporary) throws(Errno) in
      let copy = try FileSystem.open(temporary, .create)
      do throws(Errno) {
        try copy.appendAll(of: source)
        // The umask may have removed permissions.
        try copy.setMode(0o755)
        copy.close()
        try FileSystem.rename(temporary, to: name)
      } catch {
        FileSystem.remove(temporary)
        throw error
      }
    }
  }

  /// Opens the running executable; without a `/proc`, by the path in `argv[0]`.
  private static func openExecutable(_ arguments: ArgumentVector) throws(Errno) -> FileDescriptor {
    do throws(Errno) {
      return try FileSystem.open("/proc/self/exe", .read)
    } catch {
      return try FileSystem.open(arguments[0] ?? "", .read)
    }
  }
}
