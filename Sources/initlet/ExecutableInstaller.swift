import InitletCore
import Linux
import Primitives

/// `--copy-to`: puts a copy of the executable where another container finds it.
enum ExecutableInstaller {
  static func install(at path: CString, _ arguments: ArgumentVector, _ log: Log) -> ExitCode {
    do throws(Errno) {
      try install(at: path, arguments)
      return .success
    } catch {
      log.failure(ByteSlice(path), error)
      return .failure
    }
  }

  /// Whoever opens the path meanwhile finds the file from before or the new one, whole and
  /// executable.
  private static func install(at path: CString, _ arguments: ArgumentVector) throws(Errno) {
    let source = try openExecutable(arguments)
    var name = path
    do throws(Errno) {
      try FileSystem.changeDirectory(to: path)
      name = "initlet"
    } catch {
      // The path is no directory, but the name itself.
    }
    var temporary = PathBuffer()
    temporary.append(ByteSlice(name))
    temporary.append(".")
    temporary.append(decimal: UInt32(truncatingIfNeeded: Clock.now.nanoseconds))
    if temporary.hasOverflowed { throw .nameTooLong }
    try temporary.withCString { (temporary) throws(Errno) in
      let copy = try FileSystem.open(temporary, .create)
      do throws(Errno) {
        try copy.appendAll(of: source)
        // Whatever the umask is.
        try copy.setMode(0o755)
        copy.close()
        try FileSystem.rename(temporary, to: name)
      } catch {
        FileSystem.remove(temporary)
        throw error
      }
    }
  }

  private static func openExecutable(_ arguments: ArgumentVector) throws(Errno) -> FileDescriptor {
    do throws(Errno) {
      return try FileSystem.open("/proc/self/exe", .read)
    } catch {
      return try FileSystem.open(arguments[0] ?? "", .read)
    }
  }
}
