/// A string of bytes that is built on the stack, with a NUL behind the last byte.
///
/// The NUL makes it a C string too, and takes one byte of the capacity.
public struct ByteBuffer<let capacity: Int>: ~Copyable {
  /// The number of bytes, without the NUL.
  public private(set) var count = 0
  /// Whether a byte was dropped because the buffer was full.
  public private(set) var hasOverflowed = false

  private var bytes = InlineArray<capacity, UInt8>(repeating: 0)

  public init() {}

  /// Removes every byte.
  public mutating func removeAll() {
    count = 0
    bytes[unchecked: 0] = 0
    hasOverflowed = false
  }

  /// Appends a byte, or drops it where the buffer is full.
  public mutating func append(byte: UInt8) {
    guard count < capacity &- 1 else {
      hasOverflowed = true
      return
    }
    bytes[unchecked: count] = byte
    count &+= 1
    bytes[unchecked: count] = 0
  }

  /// Appends the bytes, as far as there is room.
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  public mutating func append(_ slice: ByteSlice) {
    var offset = 0
    while offset < slice.length {
      append(byte: slice[offset])
      offset &+= 1
    }
  }

  /// Appends the bytes of a string, as far as there is room.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public mutating func append(_ string: CString) {
    append(ByteSlice(string))
  }

  /// Calls a function with the bytes, which are valid until it returns.
  ///
  /// It is mutating because the compiler copies the buffer of a borrowing one.
  public mutating func withSlice<Result, Failure>(
    _ body: (ByteSlice) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let count = count
    return try withUnsafePointer(to: &bytes) { (bytes) throws(Failure) in
      let start = UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self)
      return try body(ByteSlice(start: start, length: count))
    }
  }

  /// Calls a function with the bytes as a C string, which is valid until it returns.
  public mutating func withCString<Result, Failure>(
    _ body: (CString) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withSlice { (slice) throws(Failure) in try body(CString(slice.start)) }
  }
}
