import CLinux
import Primitives

/// A set of processes, which all copies of it share.
public struct ProcessSet: Sendable {
  /// For each process ID whether the process is in the set; only the pages that are touched take up
  /// memory.
  private nonisolated(unsafe) let slots: UnsafeMutablePointer<Bool>?

  /// The set without a process, to which none can be added.
  public static let empty = ProcessSet(slots: nil)

  /// Makes a set; it stays empty where the kernel has no memory.
  static func make() -> ProcessSet {
    let memory = MemoryMapping.make(byteCount: linux_PID_MAX_LIMIT)
    return ProcessSet(slots: memory?.assumingMemoryBound(to: Bool.self))
  }

  /// The place of a process in the mapping: process IDs are below the limit.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  private func slot(of process: ProcessID) -> UnsafeMutablePointer<Bool>? {
    slots?.advanced(by: Int(process.rawValue) & (linux_PID_MAX_LIMIT &- 1))
  }

  /// Whether there may be a process in the set.
  public var mayHaveMembers: Bool { slots != nil }

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
