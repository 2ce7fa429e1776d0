import CLinux
import Primitives

extension FileSystem {
  /// Whether a path leads to something else than a regular file: a device, a pipe, a socket or a
  /// directory; false where that is unknown.
  ///
  /// The corresponding C function is `statx` (Linux 4.11).
  public static func isSpecial(_ path: CString) -> Bool {
    var status = linux_statx()
    let result = linux_syscall5(
      linux_nr_statx, linux_AT_FDCWD, address(path.start), 0, linux_STATX_TYPE, address(&status))
    return result == 0 && Int(status.stx_mode) & linux_S_IFMT != linux_S_IFREG
  }
}
