import CLinux

/// Zeroed memory of the process's own, of which only the pages that are touched
/// cost anything.
public enum MemoryMapping {
  /// Makes some, or nothing where there is none to be had.
  ///
  /// A fork(2) copies it, or shares it. The corresponding C function is `mmap` with
  /// `MAP_PRIVATE` or `MAP_SHARED`, `MAP_ANONYMOUS | MAP_NORESERVE`.
  @inline(never)
  public static func make(byteCount: Int, isShared: Bool = false) -> UnsafeMutableRawPointer? {
    let readWrite = 1 | 2
    let flags = (isShared ? 0x1 : 0x2) | 0x20 | 0x4000
    let start = linux_syscall6(linux_nr_mmap, 0, byteCount, readWrite, flags, -1, 0)
    // No error number looks like the address of a page, which may be negative
    // where it has 32 bits.
    return start & 0xFFF != 0 ? nil : UnsafeMutableRawPointer(bitPattern: start)
  }

  /// The corresponding C function is `munmap`, which cannot fail for what was
  /// mapped before.
  static func remove(_ start: UnsafeMutableRawPointer, byteCount: Int) {
    _ = linux_syscall2(linux_nr_munmap, address(start), byteCount)
  }
}
