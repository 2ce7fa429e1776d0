import CLinux
import Primitives

/// The system calls that take a path; a relative path begins at the working directory.
public enum FileSystem {
  /// Opens a file.
  ///
  /// The corresponding C function is `open`. A new file gets the permissions 0o755 without those of
  /// the umask.
  public static func open(_ path: CString, _ access: FileAccess) throws(Errno) -> FileDescriptor {
    let number = try retryOnInterrupt {
      linux_syscall4(
        linux_nr_openat, linux_AT_FDCWD, address(path.start), access.flags, 0o755)
    }
    return FileDescriptor(rawValue: Int32(truncatingIfNeeded: number))
  }

  /// Gives a file another name, and replaces the file that has that name.
  ///
  /// The corresponding C function is `rename`.
  public static func rename(_ path: CString, to other: CString) throws(Errno) {
    _ = try valueOrErrno(
      linux_syscall5(
        linux_nr_renameat2, linux_AT_FDCWD, address(path.start), linux_AT_FDCWD,
        address(other.start), 0))
  }

  /// Removes a file, if it exists.
  ///
  /// The corresponding C function is `unlink`.
  public static func remove(_ path: CString) {
    _ = linux_syscall3(linux_nr_unlinkat, linux_AT_FDCWD, address(path.start), 0)
  }

  /// Whether the path exists, whatever kind of file it is.
  ///
  /// The corresponding C function is `access` with `F_OK`.
  public static func exists(_ path: CString) -> Bool {
    linux_syscall3(linux_nr_faccessat, linux_AT_FDCWD, address(path.start), linux_F_OK) == 0
  }

  /// Whether the path is a directory that the caller can reach.
  public static func isDirectory(_ path: CString) -> Bool {
    do throws(Errno) {
      try open(path, .directoryPath).close()
      return true
    } catch {
      return false
    }
  }

  /// Changes the working directory.
  ///
  /// The corresponding C function is `chdir`.
  public static func changeDirectory(to path: CString) throws(Errno) {
    _ = try valueOrErrno(linux_syscall1(linux_nr_chdir, address(path.start)))
  }
}
