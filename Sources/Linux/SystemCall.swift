/// The one place where what the kernel returned becomes a value or an error: a
/// negative value is a negated error number, since none of the calls made here
/// has a negative result (syscall(2)).
@inline(__always)
func valueOrErrno(_ result: Int) throws(Errno) -> Int {
  if result < 0 { throw Errno(rawValue: Int32(truncatingIfNeeded: 0 &- result)) }
  return result
}

/// The address of a pointer, as the kernel takes it.
@inline(__always)
func address(_ pointer: UnsafeRawPointer?) -> Int {
  Int(bitPattern: pointer)
}
