import Glibc
import InitletCore
import Linux
import Testing

@Suite("Errors of system calls")
struct ErrnoTests {
  private static func text(_ errno: Errno) -> String {
    var line = LineBuffer()
    line.append(errno)
    return line.withCString { String(cString: $0.start) }
  }

  @Test(
    "They have the C library's numbers",
    arguments: [
      (Errno.notPermitted, EPERM), (.noSuchFile, ENOENT), (.noSuchProcess, ESRCH),
      (.interrupted, EINTR), (.noSuchDeviceOrAddress, ENXIO), (.execFormat, ENOEXEC),
      (.accessDenied, EACCES), (.noSuchDevice, ENODEV), (.notDirectory, ENOTDIR),
      (.isDirectory, EISDIR), (.invalid, EINVAL), (.nameTooLong, ENAMETOOLONG),
      (.notImplemented, ENOSYS), (.missingInterpreter, ELIBACC), (.timedOut, ETIMEDOUT),
      (.staleHandle, ESTALE),
    ])
  func numbers(_ errno: Errno, _ number: Int32) {
    #expect(errno.rawValue == number)
  }

  @Test(
    "They say what they mean",
    arguments: [
      (EPERM, "operation not permitted"), (ENOENT, "command not found"),
      (EACCES, "permission denied"), (EAGAIN, "no room for a process"),
      (ELOOP, "too many links"), (ENOEXEC, "not an executable format"),
    ])
  func texts(_ number: Int32, _ text: String) {
    #expect(Self.text(Errno(rawValue: number)) == text)
  }

  @Test("… or their number", arguments: [0, 4, 10, 80, 133, 999] as [Int32])
  func numberAlone(_ number: Int32) {
    #expect(Self.text(Errno(rawValue: number)) == "error \(number)")
  }
}
