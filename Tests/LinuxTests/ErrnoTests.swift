import Glibc
import Linux
import Testing

@Suite("Errors of system calls")
struct ErrnoTests {
  private static let numbers: [(Linux.Errno, Int32)] = [
    (.notPermitted, EPERM), (.noSuchFile, ENOENT), (.noSuchProcess, ESRCH), (.interrupted, EINTR),
    (.inputOutput, EIO), (.noSuchDeviceOrAddress, ENXIO), (.argumentsTooLong, E2BIG),
    (.execFormat, ENOEXEC), (.noChild, ECHILD), (.tryAgain, EAGAIN), (.outOfMemory, ENOMEM),
    (.accessDenied, EACCES), (.noSuchDevice, ENODEV), (.notDirectory, ENOTDIR),
    (.isDirectory, EISDIR), (.invalid, EINVAL), (.tooManyOpenFiles, EMFILE), (.noSpace, ENOSPC),
    (.textFileBusy, ETXTBSY),
    (.brokenPipe, EPIPE), (.nameTooLong, ENAMETOOLONG), (.notImplemented, ENOSYS),
    (.tooManyLinks, ELOOP), (.timedOut, ETIMEDOUT), (.staleHandle, ESTALE),
  ]

  @Test("An error has the C library's number", arguments: numbers)
  func hasNumberOfLibrary(_ errno: Linux.Errno, _ number: Int32) {
    #expect(errno.rawValue == number)
  }
}
