extension ByteBuffer {
  /// Appends a number in decimal.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public mutating func append(decimal number: UInt32) {
    var digits = DecimalDigits(number)
    digits.withSlice { append($0) }
  }
}
