import CLinux

/// The stack of the calling process; the kernel keeps each of its pages that was ever touched.
public enum Stack {
  /// The number of bytes that are released below the caller's frame: more than the init ever uses,
  /// and less than every stack has.
  private static let releasedDepth = 0x1_0000

  /// The number of bytes below the caller's frame that are kept: more than the frames that lie
  /// between it and the system call in a build without optimisation.
  private static let keptDepth = 512

  /// Releases the pages below the caller's frame, which deeper calls have touched.
  ///
  /// The corresponding C function is `madvise` with `MADV_DONTNEED`. With pages of more than 4 KiB
  /// the kernel may refuse, and then nothing is released.
  @inline(never)  // The caller's frame must lie above the pages, and inlining would move it.
  public static func releaseUnused() {
    var here = 0
    withUnsafeMutablePointer(to: &here) { here in
      let page = (address(here) &- keptDepth) & ~(linux_PAGE_SIZE &- 1)
      _ = linux_syscall3(
        linux_nr_madvise, page &- releasedDepth, releasedDepth, linux_MADV_DONTNEED)
    }
  }
}
