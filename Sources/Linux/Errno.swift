import CLinux

/// The reason why a system call failed (errno(3)).
public struct Errno: Error, Equatable, Sendable {
  /// The kernel's number, the same on every architecture that initlet is built for.
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  private init(_ constant: Int) {
    rawValue = Int32(truncatingIfNeeded: constant)
  }

  /// `EPERM`: the caller may not do it.
  public static let notPermitted = Errno(linux_EPERM)
  /// `ENOENT`: no such file or directory.
  public static let noSuchFile = Errno(linux_ENOENT)
  /// `ESRCH`: no such process.
  public static let noSuchProcess = Errno(linux_ESRCH)
  /// `EINTR`: a signal interrupted the call.
  public static let interrupted = Errno(linux_EINTR)
  /// `EIO`: input or output failed.
  public static let inputOutput = Errno(linux_EIO)
  /// `ENXIO`: no such device or address.
  public static let noSuchDeviceOrAddress = Errno(linux_ENXIO)
  /// `E2BIG`: arguments and environment are too long.
  public static let argumentsTooLong = Errno(linux_E2BIG)
  /// `ENOEXEC`: the kernel does not recognise the format of the executable.
  public static let execFormat = Errno(linux_ENOEXEC)
  /// `ECHILD`: the caller has no such child.
  public static let noChild = Errno(linux_ECHILD)
  /// `EAGAIN`: the resource is unavailable for the moment.
  public static let tryAgain = Errno(linux_EAGAIN)
  /// `ENOMEM`: not enough memory.
  public static let outOfMemory = Errno(linux_ENOMEM)
  /// `EACCES`: permission denied.
  public static let accessDenied = Errno(linux_EACCES)
  /// `EEXIST`: the file exists already.
  public static let fileExists = Errno(linux_EEXIST)
  /// `ENODEV`: no such device.
  public static let noSuchDevice = Errno(linux_ENODEV)
  /// `ENOTDIR`: a component of the path is not a directory.
  public static let notDirectory = Errno(linux_ENOTDIR)
  /// `EISDIR`: the file is a directory.
  public static let isDirectory = Errno(linux_EISDIR)
  /// `EINVAL`: invalid argument.
  public static let invalid = Errno(linux_EINVAL)
  /// `EMFILE`: the process has too many open files.
  public static let tooManyOpenFiles = Errno(linux_EMFILE)
  /// `ETXTBSY`: the file is open for writing, or it is being executed.
  public static let textFileBusy = Errno(linux_ETXTBSY)
  /// `ENOSPC`: no space left on the device.
  public static let noSpace = Errno(linux_ENOSPC)
  /// `EPIPE`: the pipe has no reader.
  public static let brokenPipe = Errno(linux_EPIPE)
  /// `ENAMETOOLONG`: the path or a component of it is too long.
  public static let nameTooLong = Errno(linux_ENAMETOOLONG)
  /// `ENOSYS`: the kernel does not have the call.
  public static let notImplemented = Errno(linux_ENOSYS)
  /// `ELOOP`: too many symbolic links.
  public static let tooManyLinks = Errno(linux_ELOOP)
  /// `ETIMEDOUT`: the operation timed out.
  public static let timedOut = Errno(linux_ETIMEDOUT)
  /// `ESTALE`: the file handle is stale.
  public static let staleHandle = Errno(linux_ESTALE)
}
