import Primitives

/// A value for each possible process ID; at first all bytes of a value are zero.
///
/// It stores nothing before it is prepared or cleared, and where the kernel has no memory.
public struct ProcessMap<Value: BitwiseCopyable>: ~Copyable {
  /// The size of the mapping.
  private static var byteCount: Int {
    ProcessID.highest &* MemoryLayout<Value>.stride
  }

  /// The mapping, indexed by process ID; only the pages that are touched take up memory.
  private var slots: UnsafeMutablePointer<Value>?

  public init() {}

  /// Whether there is a mapping.
  public var isPrepared: Bool { slots != nil }

  /// Makes the mapping unless there is one.
  public mutating func prepare() {
    if slots == nil { clear() }
  }

  /// Sets all bytes of every value to zero.
  public mutating func clear() {
    if let slots { MemoryMapping.remove(slots, byteCount: Self.byteCount) }
    slots = MemoryMapping.make(byteCount: Self.byteCount)?.assumingMemoryBound(to: Value.self)
  }

  /// The value of a process; `nil` where the map stores nothing.
  public subscript(process: ProcessID) -> Value? {
    slot(of: process)?.pointee
  }

  /// Stores the value of a process, if it can.
  public func set(_ value: Value, for process: ProcessID) {
    slot(of: process)?.pointee = value
  }

  /// Sets all bytes of the value of a process to zero.
  public func remove(_ process: ProcessID) {
    guard let slot = slot(of: process) else { return }
    UnsafeMutableRawPointer(slot).initializeMemory(
      as: UInt8.self, repeating: 0, count: MemoryLayout<Value>.size)
  }

  /// The place of a process in the mapping.
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  private func slot(of process: ProcessID) -> UnsafeMutablePointer<Value>? {
    guard let slots, let index = process.index else { return nil }
    return slots + index
  }
}
