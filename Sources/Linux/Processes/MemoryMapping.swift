import CLinux

/// Zeroed memory, of which only the pages that are touched take up any.
public enum MemoryMapping {
  /// How a child made by fork(2) gets the memory.
  public enum Sharing: Sendable {
    /// As a copy of its own.
    case copied
    /// As the same memory.
    case shared
  }

  /// Makes a mapping; nothing where there is no memory for it.
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
    // No error number looks like the address of a page, which may be negative where addresses have
    // 32 bits.
    return start & 0xFFF != 0 ? nil : UnsafeMutableRawPointer(bitPattern: start)
  }

  /// Removes a whole mapping.
  ///
  /// The corresponding C function is `munmap`.
  static func remove(_ start: UnsafeMutableRawPointer, byteCount: Int) {
    _ = linux_syscall2(linux_nr_munmap, address(start), byteCount)
  }
}
