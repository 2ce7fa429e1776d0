import InitletCore

/// Why a system call failed: errno(3).
///
/// The numbers are the same on every architecture initlet is built for.
public struct Errno: Error, Equatable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  public static let notPermitted = Errno(rawValue: 1)  // EPERM
  public static let noSuchFile = Errno(rawValue: 2)  // ENOENT
  public static let noSuchProcess = Errno(rawValue: 3)  // ESRCH
  public static let interrupted = Errno(rawValue: 4)  // EINTR
  public static let noSuchDeviceOrAddress = Errno(rawValue: 6)  // ENXIO
  public static let execFormat = Errno(rawValue: 8)  // ENOEXEC
  public static let noChild = Errno(rawValue: 10)  // ECHILD
  public static let outOfMemory = Errno(rawValue: 12)  // ENOMEM
  public static let accessDenied = Errno(rawValue: 13)  // EACCES
  public static let noSuchDevice = Errno(rawValue: 19)  // ENODEV
  public static let notDirectory = Errno(rawValue: 20)  // ENOTDIR
  public static let isDirectory = Errno(rawValue: 21)  // EISDIR
  public static let invalid = Errno(rawValue: 22)  // EINVAL
  public static let nameTooLong = Errno(rawValue: 36)  // ENAMETOOLONG
  public static let notImplemented = Errno(rawValue: 38)  // ENOSYS
  public static let missingInterpreter = Errno(rawValue: 79)  // ELIBACC
  public static let timedOut = Errno(rawValue: 110)  // ETIMEDOUT
  public static let staleHandle = Errno(rawValue: 116)  // ESTALE
}

/// What the errors mean that a user may meet, as `NUMBER TEXT`.
///
/// A file is missing only where a command is looked for.
private let texts: WordList = """
  1 operation not permitted
  2 command not found
  5 input/output error
  7 argument list too long
  8 not an executable format
  11 no room for a process
  12 out of memory
  13 permission denied
  20 not a directory
  21 is a directory
  22 invalid argument
  24 too many open files
  28 no space left
  32 broken pipe
  36 name too long
  38 not supported
  40 too many links
  79 interpreter not found
  """

extension LineBuffer {
  /// Appends what the error means, or its number.
  @inline(never)
  public mutating func append(_ errno: Errno) {
    for line in texts {
      let blank = line.firstIndex(of: UInt8(ascii: " ")) ?? 0
      if line.prefix(blank).decimal(atMost: 4095) == Int(errno.rawValue) {
        return append(line.dropFirst(blank &+ 1))
      }
    }
    append("error ")
    append(Int(errno.rawValue))
  }
}
