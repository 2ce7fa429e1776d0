import CLinux

/// Memory from the kernel, filled with zeros; only the pages that are touched take up memory.
public enum MemoryMapping {
  /// Makes a mapping; `nil` where the kernel refuses.
  ///
  /// The corresponding C function is `mmap` with `MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE`.
  public static func make(byteCount: Int) -> UnsafeMutableRawPointer? {
    let protection = linux_PROT_READ | linux_PROT_WRITE
    let kind = linux_MAP_PRIVATE | linux_MAP_ANONYMOUS | linux_MAP_NORESERVE
    let start = linux_syscall6(linux_nr_mmap, 0, byteCount, protection, kind, -1, 0)
    // An address is a multiple of the page size, and a negated errno, down to -MAX_ERRNO, never is.
    // The sign does not tell them apart: on a 32-bit architecture an address may be negative.
    return start & linux_MAX_ERRNO != 0 ? nil : UnsafeMutableRawPointer(bitPattern: start)
  }

  /// Removes a whole mapping.
  ///
  /// The corresponding C function is `munmap`.
  static func remove(_ start: UnsafeMutableRawPointer, byteCount: Int) {
    _ = linux_syscall2(linux_nr_munmap, address(start), byteCount)
  }
}
