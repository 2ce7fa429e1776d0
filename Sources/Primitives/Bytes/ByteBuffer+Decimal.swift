extension ByteBuffer {
  /// Appends a number in decimal.
  @inline(never)  // Inlined into its callers, it takes 0.8 kB more.
  public mutating func append(decimal number: UInt32) {
    number.forEachDigit { append(byte: $0) }
  }
}
