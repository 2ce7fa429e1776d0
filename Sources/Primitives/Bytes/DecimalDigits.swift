/// The decimal digits of a number as ASCII, without leading zeros.
struct DecimalDigits {
  private var digits = InlineArray<10, UInt8>(repeating: 0)
  /// The index of the first digit; they end with the array.
  private var first = 10

  init(_ number: UInt32) {
    var rest = number
    repeat {
      first &-= 1
      digits[unchecked: first] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  /// Calls a function with the digits, which are valid until it returns.
  mutating func withSlice(_ body: (ByteSlice) -> Void) {
    let first = first
    withUnsafePointer(to: &digits) { digits in
      let start = UnsafeRawPointer(digits).assumingMemoryBound(to: UInt8.self)
      body(ByteSlice(start: start + first, length: 10 &- first))
    }
  }
}
