import CLinux

/// Why a system call failed (errno(3)).
public struct Errno: Error, Equatable, Sendable {
  /// The kernel's number, the same on every architecture that initlet is built for.
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  private init(_ constant: Int) {
    rawValue = Int32(truncatingIfNeeded: constant)
  }

  /// EPERM
  public static let notPermitted = Errno(linux_EPERM)
  /// ENOENT
  public static let noSuchFile = Errno(linux_ENOENT)
  /// ESRCH
  public static let noSuchProcess = Errno(linux_ESRCH)
  /// EINTR
  public static let interrupted = Errno(linux_EINTR)
  /// EIO
  public static let inputOutput = Errno(linux_EIO)
  /// ENXIO
  public static let noSuchDeviceOrAddress = Errno(linux_ENXIO)
  /// E2BIG
  public static let argumentsTooLong = Errno(linux_E2BIG)
  /// ENOEXEC
  public static let execFormat = Errno(linux_ENOEXEC)
  /// ECHILD
  public static let noChild = Errno(linux_ECHILD)
  /// EAGAIN
  public static let tryAgain = Errno(linux_EAGAIN)
  /// ENOMEM
  public static let outOfMemory = Errno(linux_ENOMEM)
  /// EACCES
  public static let accessDenied = Errno(linux_EACCES)
  /// ENODEV
  public static let noSuchDevice = Errno(linux_ENODEV)
  /// ENOTDIR
  public static let notDirectory = Errno(linux_ENOTDIR)
  /// EISDIR
  public static let isDirectory = Errno(linux_EISDIR)
  /// EINVAL
  public static let invalid = Errno(linux_EINVAL)
  /// EMFILE
  public static let tooManyOpenFiles = Errno(linux_EMFILE)
  /// ENOSPC
  public static let noSpace = Errno(linux_ENOSPC)
  /// EPIPE
  public static let brokenPipe = Errno(linux_EPIPE)
  /// ENAMETOOLONG
  public static let nameTooLong = Errno(linux_ENAMETOOLONG)
  /// ENOSYS
  public static let notImplemented = Errno(linux_ENOSYS)
  /// ELOOP
  public static let tooManyLinks = Errno(linux_ELOOP)
  /// ETIMEDOUT
  public static let timedOut = Errno(linux_ETIMEDOUT)
  /// ESTALE
  public static let staleHandle = Errno(linux_ESTALE)
}
