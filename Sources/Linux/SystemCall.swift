import CLinux

/// The one place where what the kernel returned becomes a value or an error.
///
/// A negative result is a negated error number: no call made here has a negative value (syscall(2)).
@inline(__always)
func valueOrErrno(_ result: Int) throws(Errno) -> Int {
  if result < 0 { throw Errno(rawValue: Int32(truncatingIfNeeded: 0 &- result)) }
  return result
}

/// The same for a call that a stop and a continue, or a debugger, may interrupt: it is repeated.
@inline(__always)
func retryOnInterrupt(_ call: () -> Int) throws(Errno) -> Int {
  while true {
    let result = call()
    if result != 0 &- linux_EINTR { return try valueOrErrno(result) }
  }
}

/// The address of a pointer, as the kernel takes it.
@inline(__always)
func address(_ pointer: UnsafeRawPointer?) -> Int {
  Int(bitPattern: pointer)
}
