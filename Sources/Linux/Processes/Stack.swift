import CLinux

/// The stack of the calling process; the kernel keeps each of its pages that was ever touched.
public enum Stack {
  /// The number of bytes that are released below the caller's frame: more than the init ever uses,
  /// and less than every stack has.
  private static let releasedDepth = 0x1_0000

  /// Releases the pages below the caller's frame, which deeper calls have touched.
  ///
  /// The corresponding C function is `madvise` with `MADV_DONTNEED`. With pages of more than 4 KiB
  /// the kernel may refuse, and then nothing is released.
  @inline(never)  // The frames of both functions must lie above the pages.
  public static func releaseUnused() {
    var here = 0
    withUnsafeMutablePointer(to: &here) { here in
      let page = address(here) & ~0xFFF
      _ = linux_syscall3(
        linux_nr_madvise, page &- releasedDepth, releasedDepth, linux_MADV_DONTNEED)
    }
  }
}
