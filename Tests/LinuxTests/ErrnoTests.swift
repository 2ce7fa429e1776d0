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
      (.interrupted, EINTR), (.inputOutput, EIO), (.noSuchDeviceOrAddress, ENXIO),
      (.argumentListTooLong, E2BIG), (.execFormat, ENOEXEC), (.badDescriptor, EBADF),
      (.noChild, ECHILD), (.tryAgain, EAGAIN), (.outOfMemory, ENOMEM), (.accessDenied, EACCES),
      (.noSuchDevice, ENODEV), (.notDirectory, ENOTDIR), (.isDirectory, EISDIR),
      (.invalid, EINVAL), (.fileTableFull, ENFILE), (.tooManyOpenFiles, EMFILE),
      (.textFileBusy, ETXTBSY), (.noSpace, ENOSPC), (.brokenPipe, EPIPE),
      (.nameTooLong, ENAMETOOLONG), (.notImplemented, ENOSYS), (.tooManyLinks, ELOOP),
      (.badLibrary, ELIBBAD), (.timedOut, ETIMEDOUT), (.staleHandle, ESTALE),
    ])
  func numbers(_ errno: Errno, _ number: Int32) {
    #expect(errno.rawValue == number)
  }

  @Test(
    "They say what they mean",
    arguments: [
      (Errno.notPermitted, "operation not permitted"), (.noSuchFile, "no such file or directory"),
      (.accessDenied, "permission denied"), (.tryAgain, "no room for a process"),
      (.tooManyLinks, "too many symbolic links"),
      (.execFormat, "not an executable format"),
    ])
  func texts(_ errno: Errno, _ text: String) {
    #expect(Self.text(errno) == text)
  }

  @Test("… or their number", arguments: [0, 4, 10, 80, 133, 999] as [Int32])
  func numberAlone(_ number: Int32) {
    #expect(Self.text(Errno(rawValue: number)) == "error \(number)")
  }
}
