import CLinux

/// The stack of the calling process, whose pages the kernel keeps once they have been touched.
public enum Stack {
  /// The bytes below the caller's frame that are released: more than is ever in use, and less than
  /// a stack always has.
  private static let releasedDepth = 0x1_0000

  /// Releases the memory that deeper calls have touched.
  ///
  /// The corresponding C function is `madvise` with `MADV_DONTNEED`. Where pages are larger than
  /// 4 KiB it may refuse, and nothing is released.
  @inline(never)  // The caller's frame has to lie above the pages.
  public static func releaseUnused() {
    var here = 0
    withUnsafeMutablePointer(to: &here) { here in
      let page = address(here) & ~0xFFF
      _ = linux_syscall3(
        linux_nr_madvise, page &- releasedDepth, releasedDepth, linux_MADV_DONTNEED)
    }
  }
}
