import CLinux
import Primitives

/// A value for each process ID there can be; at first zero bytes.
///
/// Nothing is stored where the memory cannot be had, and before it is cleared for the first time.
public struct ProcessMap<Value: BitwiseCopyable>: ~Copyable {
  private static var byteCount: Int {
    (linux_PID_MAX_LIMIT &+ 1) &* MemoryLayout<Value>.stride
  }

  /// Only the pages that are touched take up memory.
  private var slots: UnsafeMutablePointer<Value>?

  public init() {}

  /// Makes every value zero bytes.
  public mutating func clear() {
    if let slots { MemoryMapping.remove(slots, byteCount: Self.byteCount) }
    slots = MemoryMapping.make(byteCount: Self.byteCount)?.assumingMemoryBound(to: Value.self)
  }

  /// The value of a process; nothing where none can be stored.
  public subscript(process: ProcessID) -> Value? {
    slot(of: process)?.pointee
  }

  /// Stores a value where that is possible.
  public func set(_ value: Value, for process: ProcessID) {
    slot(of: process)?.pointee = value
  }

  /// Makes the value of a process zero bytes.
  public func remove(_ process: ProcessID) {
    guard let slot = slot(of: process) else { return }
    UnsafeMutableRawPointer(slot).initializeMemory(
      as: UInt8.self, repeating: 0, count: MemoryLayout<Value>.size)
  }

  @inline(never)
  private func slot(of process: ProcessID) -> UnsafeMutablePointer<Value>? {
    guard process.rawValue > 0, Int(process.rawValue) <= linux_PID_MAX_LIMIT else { return nil }
    return slots?.advanced(by: Int(process.rawValue))
  }
}
