extension UInt32 {
  /// Calls a function with each decimal digit of the number, as ASCII.
  func forEachDigit(_ body: (UInt8) -> Void) {
    var divisor: UInt32 = 1_000_000_000
    while divisor > 1, self < divisor { divisor /= 10 }
    while divisor > 0 {
      body(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: self / divisor % 10))
      divisor /= 10
    }
  }
}
