import CLinux

/// Memory from the kernel, filled with zeros; only the pages that are touched take up memory.
public enum MemoryMapping {
  /// The relation of the memory to that of a child made by fork(2).
  public enum Sharing: Sendable {
    /// `MAP_PRIVATE`: the child has a copy.
    case copied
    /// `MAP_SHARED`: both have the same memory.
    case shared
  }

  /// Makes a mapping; `nil` where the kernel refuses.
  ///
  /// The corresponding C function is `mmap` with `MAP_ANONYMOUS | MAP_NORESERVE`.
  public static func make(
    byteCount: Int, _ sharing: Sharing = .copied
  ) -> UnsafeMutableRawPointer? {
    let protection = linux_PROT_READ | linux_PROT_WRITE
    let kind = sharing == .shared ? linux_MAP_SHARED : linux_MAP_PRIVATE
    let start = linux_syscall6(
      linux_nr_mmap, 0, byteCount, protection, kind | linux_MAP_ANONYMOUS | linux_MAP_NORESERVE,
      -1, 0)
    // An address is a multiple of the page size, and a negated errno never is. The sign does not
    // tell them apart: on a 32-bit architecture an address may be negative.
    return start & 0xFFF != 0 ? nil : UnsafeMutableRawPointer(bitPattern: start)
  }

  /// Removes a whole mapping.
  ///
  /// The corresponding C function is `munmap`.
  static func remove(_ start: UnsafeMutableRawPointer, byteCount: Int) {
    _ = linux_syscall2(linux_nr_munmap, address(start), byteCount)
  }
}
