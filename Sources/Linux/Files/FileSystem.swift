import CLinux
import Primitives

/// A path that is built on the stack, of at most `PATH_MAX` bytes with its NUL.
public typealias PathBuffer = ByteBuffer<4096>

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

  /// Whether a file is a program rather than a text: a NUL is in its first line, as in every ELF
  /// file; false where the file cannot be read.
  public static func isBinary(_ path: CString) -> Bool {
    var head = [128 of UInt8](repeating: 0)
    let length = withUnsafeMutableBytes(of: &head) { head in
      do throws(Errno) {
        let file = try open(path, .read)
        defer { file.close() }
        return try file.read(into: head)
      } catch {
        return 0
      }
    }
    var offset = 0
    while offset < length, head[unchecked: offset] != UInt8(ascii: "\n") {
      if head[unchecked: offset] == 0 { return true }
      offset &+= 1
    }
    return false
  }

  /// Changes the working directory.
  ///
  /// The corresponding C function is `chdir`.
  public static func changeDirectory(to path: CString) throws(Errno) {
    _ = try valueOrErrno(linux_syscall1(linux_nr_chdir, address(path.start)))
  }
}
