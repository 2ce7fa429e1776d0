import Primitives

/// A set of processes in memory that all copies of the value share: a change of one changes all.
public struct SharedProcessSet: Sendable {
  /// For each process ID whether the process is in the set; only the pages that are touched take up
  /// memory.
  private nonisolated(unsafe) let slots: UnsafeMutablePointer<Bool>?

  /// The set without a process, to which none can be added.
  public static let empty = SharedProcessSet(slots: nil)

  /// Makes a set; it stays empty where the kernel has no memory.
  static func make() -> SharedProcessSet {
    let memory = MemoryMapping.make(byteCount: ProcessID.highest)
    return SharedProcessSet(slots: memory?.assumingMemoryBound(to: Bool.self))
  }

  /// The place of a process in the mapping.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  private func slot(of process: ProcessID) -> UnsafeMutablePointer<Bool>? {
    guard let slots, let index = process.index else { return nil }
    return slots + index
  }

  /// Whether a process can be added: neither to `empty`, nor where the kernel had no memory.
  public var canHaveMembers: Bool { slots != nil }

  /// Whether a process is in the set.
  public func contains(_ process: ProcessID) -> Bool {
    slot(of: process)?.pointee ?? false
  }

  /// Adds a process, or removes it.
  func set(_ process: ProcessID, _ isMember: Bool) {
    slot(of: process)?.pointee = isMember
  }

  /// Removes a process that has been reaped, because the kernel may reuse its number.
  public func remove(_ process: ProcessID) {
    set(process, false)
  }
}
