import Primitives

/// Finds the decimal numbers in a text that is read byte by byte, such as the list of children in
/// `/proc/PID/task/TID/children` (proc(5)).
struct NumberScanner {
  private var value: Int64 = 0
  private var isInside = false

  /// Reads one byte and returns the number that ends before it; `nil` where none does.
  ///
  /// A number above the largest `Int32` is skipped.
  mutating func receive(_ byte: UInt8) -> ProcessID? {
    let digit = Int64(byte) &- Int64(UInt8(ascii: "0"))
    if digit >= 0, digit <= 9 {
      value = min(value &* 10 &+ digit, Int64(Int32.max) &+ 1)
      isInside = true
      return nil
    }
    defer {
      value = 0
      isInside = false
    }
    return isInside && value <= Int64(Int32.max)
      ? ProcessID(rawValue: Int32(truncatingIfNeeded: value)) : nil
  }
}
