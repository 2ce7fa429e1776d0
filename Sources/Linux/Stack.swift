import CLinux

/// The stack of the calling process, of which the kernel keeps what was ever touched.
public enum Stack {
  /// More than was ever in use, and less than there always is.
  private static let depth = 0x1_0000

  /// Gives back the memory that deeper calls have touched.
  ///
  /// The corresponding C function is `madvise` with `MADV_DONTNEED`. Where pages are larger than
  /// 4 KiB it may refuse, and nothing is given back.
  @inline(never)
  public static func trim() {
    var here = 0
    withUnsafeMutablePointer(to: &here) { here in
      let page = address(here) & ~0xFFF
      _ = linux_syscall3(linux_nr_madvise, page &- depth, depth, 4)
    }
  }
}
