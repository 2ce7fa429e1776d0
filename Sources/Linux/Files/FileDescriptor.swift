import CLinux
import Primitives

/// The number of an open file in the calling process (open(2)).
public struct FileDescriptor: Equatable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// `STDIN_FILENO`, where a program reads its input.
  public static let standardInput = FileDescriptor(rawValue: 0)
  /// `STDOUT_FILENO`, where a program writes its results.
  public static let standardOutput = FileDescriptor(rawValue: 1)
  /// `STDERR_FILENO`, where a program writes its messages.
  public static let standardError = FileDescriptor(rawValue: 2)

  /// Makes a pipe, which a program that the caller executes does not inherit.
  ///
  /// It fails with `EMFILE` at the process's limit for open files, and with `ENFILE` at the system's or
  /// at the user's for pipes (pipe(2)). The corresponding C function is `pipe2` with `O_CLOEXEC`.
  public static func pipe() throws(Errno) -> (reader: FileDescriptor, writer: FileDescriptor) {
    var ends: (Int32, Int32) = (0, 0)
    _ = try valueOrErrno(linux_syscall2(linux_nr_pipe2, address(&ends), linux_O_CLOEXEC))
    return (FileDescriptor(rawValue: ends.0), FileDescriptor(rawValue: ends.1))
  }

  /// Closes the file.
  ///
  /// The corresponding C function is `close`, which is never repeated: the kernel releases the
  /// number even where the call fails (close(2)).
  public func close() {
    _ = linux_syscall1(linux_nr_close, Int(rawValue))
  }

  /// Reads into a buffer and returns the number of bytes, 0 at the end of the file.
  ///
  /// The corresponding C function is `read`.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    try retryOnInterrupt {
      linux_syscall3(linux_nr_read, Int(rawValue), address(buffer.baseAddress), buffer.count)
    }
  }

  /// Reads directory entries and returns the number of bytes, 0 at the end of the directory.
  ///
  /// The entries are laid out as in getdents64(2), which is the corresponding C function.
  public func readEntries(into buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    try valueOrErrno(
      linux_syscall3(linux_nr_getdents64, Int(rawValue), address(buffer.baseAddress), buffer.count))
  }

  /// Writes all of the bytes.
  ///
  /// The corresponding C function is `write`.
  @inline(never)  // Inlined into its callers, it takes 0.4 kB more.
  public func write(_ bytes: ByteSlice) throws(Errno) {
    var rest = bytes
    while !rest.isEmpty {
      let written = try retryOnInterrupt {
        linux_syscall3(linux_nr_write, Int(rawValue), address(rest.start), rest.length)
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Writes a buffer once, as far as there is room; a failure is ignored.
  ///
  /// The corresponding C function is `write`.
  public func writeOnce(_ buffer: UnsafeRawBufferPointer) {
    _ = linux_syscall3(linux_nr_write, Int(rawValue), address(buffer.baseAddress), buffer.count)
  }

  /// Whether a write of one byte would not block; false only where the kernel reports that it
  /// would.
  ///
  /// The corresponding C function is `poll` with `POLLOUT` and a timeout of 0.
  public var isWritable: Bool {
    var poll = linux_pollfd(fd: rawValue, events: Int16(linux_POLLOUT), revents: 0)
    return linux_poll(&poll) != 0
  }

  /// Whether the file has an offset, as regular files have; pipes, sockets and terminals have none.
  ///
  /// The corresponding C function is `lseek`.
  public var hasOffset: Bool {
    linux_syscall3(linux_nr_lseek, Int(rawValue), 0, linux_SEEK_CUR) != 0 &- linux_ESPIPE
  }

  /// Sends the bytes to a socket if it has room for them; returns `false` where the descriptor is no
  /// socket or fails.
  ///
  /// The corresponding C function is `send` with `MSG_DONTWAIT`.
  public func sendOrDrop(_ bytes: ByteSlice) -> Bool {
    let result = linux_syscall6(
      linux_nr_sendto, Int(rawValue), address(bytes.start), bytes.length, linux_MSG_DONTWAIT, 0, 0)
    return result >= 0 || result == 0 &- linux_EAGAIN
  }

  /// Writes the rest of another file, from its present offset on.
  ///
  /// The corresponding C function is `sendfile`.
  public func appendAll(of source: FileDescriptor) throws(Errno) {
    while try valueOrErrno(
      linux_syscall4(linux_nr_sendfile, Int(rawValue), Int(source.rawValue), 0, linux_MAX_RW_COUNT))
      > 0
    {}
  }

  /// Sets the permissions of the file, 0 to 0o7777.
  ///
  /// The corresponding C function is `fchmod`.
  public func setMode(_ mode: Int) throws(Errno) {
    _ = try valueOrErrno(linux_syscall2(linux_nr_fchmod, Int(rawValue), mode))
  }
}
