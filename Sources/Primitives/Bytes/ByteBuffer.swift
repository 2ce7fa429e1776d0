/// Bytes put together on the stack, one fewer than the capacity at most: the last place holds a NUL,
/// so that the bytes are a C string too.
public struct ByteBuffer<let capacity: Int>: ~Copyable {
  /// The number of bytes so far.
  public private(set) var count = 0
  /// Whether a byte was left out because there was no room for it.
  public private(set) var hasOverflowed = false

  private var bytes = InlineArray<capacity, UInt8>(repeating: 0)

  public init() {}

  /// Empties the buffer.
  public mutating func removeAll() {
    count = 0
    bytes[unchecked: 0] = 0
    hasOverflowed = false
  }

  public mutating func append(byte: UInt8) {
    guard count < capacity &- 1 else {
      hasOverflowed = true
      return
    }
    bytes[unchecked: count] = byte
    count &+= 1
    bytes[unchecked: count] = 0
  }

  @inline(never)
  public mutating func append(_ slice: ByteSlice) {
    var offset = 0
    while offset < slice.length {
      append(byte: slice[offset])
      offset &+= 1
    }
  }

  /// Lends the bytes, which end with the call.
  public borrowing func withSlice<Result, Failure>(
    _ body: (ByteSlice) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let count = count
    return try bytes.span.withUnsafeBufferPointer { (bytes) throws(Failure) in
      try body(bytes.baseAddress.map { ByteSlice(start: $0, length: count) } ?? "")
    }
  }

  /// Lends the bytes as a C string, which ends with the call.
  public borrowing func withCString<Result, Failure>(
    _ body: (CString) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withSlice { (slice) throws(Failure) in try body(CString(slice.start)) }
  }
}
