import CLinux
import InitletCore

/// An open file's number.
public struct FileDescriptor: Equatable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// No file: what is asked of it fails.
  public static let none = FileDescriptor(rawValue: -1)
  public static let standardInput = FileDescriptor(rawValue: 0)
  public static let standardOutput = FileDescriptor(rawValue: 1)
  public static let standardError = FileDescriptor(rawValue: 2)

  /// How a file is opened (open(2)); always with `O_CLOEXEC` and `O_NOCTTY`.
  public enum Access: Sendable {
    case read, readWrite
    /// To write as much as there is room for (`O_NONBLOCK`).
    case writeAtOnce
    /// As a new file, to be written.
    case create
    /// To list it; fails for what is no directory.
    case directory
    /// As a mere place (`O_PATH`), which needs no permission to read.
    case directoryPlace

    fileprivate var flags: Int {
      switch self {
      case .read: 0
      case .readWrite: 2
      case .writeAtOnce: 1 | 0o4000
      case .create: 1 | 0o100 | 0o200  // O_WRONLY | O_CREAT | O_EXCL
      case .directory: FileDescriptor.directoryFlag
      case .directoryPlace: FileDescriptor.directoryFlag | 0o10000000
      }
    }
  }

  // O_DIRECTORY has another value on the Arm architectures.
  #if arch(arm64) || arch(arm)
  private static let directoryFlag = 0o40000
  #else
  private static let directoryFlag = 0o200000
  #endif

  private static let workingDirectory = -100  // AT_FDCWD

  /// Opens a path, seen from the working directory or from a directory.
  ///
  /// The corresponding C function is `openat`; `EINTR` is tried again.
  public static func open(
    _ path: CString, in directory: FileDescriptor? = nil, _ access: Access
  ) throws(Errno) -> FileDescriptor {
    let from = directory.map { Int($0.rawValue) } ?? workingDirectory
    let flags = access.flags | 0o2000000 | 0o400  // O_CLOEXEC | O_NOCTTY
    while true {
      do throws(Errno) {
        let number = try valueOrErrno(
          linux_syscall4(linux_nr_openat, from, address(path.start), flags, 0o755))
        return FileDescriptor(rawValue: Int32(truncatingIfNeeded: number))
      } catch {
        if error != .interrupted { throw error }
      }
    }
  }

  /// The corresponding C function is `close`, which is never repeated: the
  /// number is free again even where it fails.
  public func close() {
    _ = linux_syscall1(linux_nr_close, Int(rawValue))
  }

  /// Reads into a buffer; 0 at the end.
  ///
  /// The corresponding C function is `read`.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    while true {
      do throws(Errno) {
        return try valueOrErrno(
          linux_syscall3(
            linux_nr_read, Int(rawValue), address(buffer.baseAddress), buffer.count))
      } catch {
        if error != .interrupted { throw error }
      }
    }
  }

  /// Reads directory entries as getdents64(2) lays them out; 0 at the end.
  public func readEntries(into buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    try valueOrErrno(
      linux_syscall3(
        linux_nr_getdents64, Int(rawValue), address(buffer.baseAddress), buffer.count))
  }

  /// Writes all of the bytes.
  ///
  /// The corresponding C function is `write`.
  @inline(never)
  public func write(_ bytes: Text) throws(Errno) {
    var written = 0
    while written < bytes.length {
      do throws(Errno) {
        written &+= try valueOrErrno(
          linux_syscall3(
            linux_nr_write, Int(rawValue), address(bytes.start) &+ written,
            bytes.length &- written))
      } catch {
        if error != .interrupted { throw error }
      }
    }
  }

  /// Whether a write would not block right now, as far as the kernel tells.
  ///
  /// The corresponding C function is `poll` with `POLLOUT` and no time.
  public var isWritable: Bool {
    var poll = linux_pollfd(fd: rawValue, events: 4, revents: 0)  // POLLOUT
    return linux_poll(&poll) != 0
  }
}

extension FileDescriptor {
  /// Appends a file from where it is read.
  ///
  /// The corresponding C function is `sendfile`.
  public func appendAll(of source: FileDescriptor) throws(Errno) {
    while try valueOrErrno(
      linux_syscall4(
        linux_nr_sendfile, Int(rawValue), Int(source.rawValue), 0, 0x4000_0000)) > 0
    {}
  }

  /// The corresponding C function is `fchmod`.
  public func setMode(_ mode: Int) throws(Errno) {
    _ = try valueOrErrno(linux_syscall2(linux_nr_fchmod, Int(rawValue), mode))
  }
}

/// What is done to paths as such.
public enum Path {
  private static let workingDirectory = -100  // AT_FDCWD

  /// Gives a file another name, which may be taken by a file already.
  ///
  /// The corresponding C function is `rename`.
  public static func rename(_ path: CString, to other: CString) throws(Errno) {
    _ = try valueOrErrno(
      linux_syscall5(
        linux_nr_renameat2, workingDirectory, address(path.start), workingDirectory,
        address(other.start), 0))
  }

  /// The corresponding C function is `unlink`.
  public static func remove(_ path: CString) {
    _ = linux_syscall3(linux_nr_unlinkat, workingDirectory, address(path.start), 0)
  }

  /// Whether there is such a file, whatever it is.
  ///
  /// The corresponding C function is `access` with `F_OK`.
  public static func exists(_ path: CString) -> Bool {
    linux_syscall3(linux_nr_faccessat, workingDirectory, address(path.start), 0) == 0
  }

  public static func isDirectory(_ path: CString) -> Bool {
    do throws(Errno) {
      try FileDescriptor.open(path, .directoryPlace).close()
      return true
    } catch {
      return false
    }
  }

  /// The corresponding C function is `chdir`.
  public static func changeDirectory(to path: CString) throws(Errno) {
    _ = try valueOrErrno(linux_syscall1(linux_nr_chdir, address(path.start)))
  }
}
