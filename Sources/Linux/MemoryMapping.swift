import CLinux

/// Zeroed memory of the process's own, of which only the pages that are touched
/// cost anything.
public enum MemoryMapping {
  /// Makes some, or nothing where there is none to be had.
  ///
  /// The corresponding C function is `mmap` with `MAP_PRIVATE | MAP_ANONYMOUS |
  /// MAP_NORESERVE`.
  public static func make(byteCount: Int) -> UnsafeMutableRawPointer? {
    let readWrite = 1 | 2
    let start = linux_syscall6(linux_nr_mmap, 0, byteCount, readWrite, 0x2 | 0x20 | 0x4000, -1, 0)
    // The error numbers lie where no mapping can.
    return start < 0 ? nil : UnsafeMutableRawPointer(bitPattern: start)
  }

  /// The corresponding C function is `munmap`, which cannot fail for what was
  /// mapped before.
  static func remove(_ start: UnsafeMutableRawPointer, byteCount: Int) {
    _ = linux_syscall2(linux_nr_munmap, address(start), byteCount)
  }
}
