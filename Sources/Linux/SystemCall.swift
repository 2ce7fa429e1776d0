import CLinux

/// Returns the result of a system call, or throws the error that it stands for.
///
/// A negative result is a negated error number (syscall(2)): none of the calls in this module
/// returns a negative value.
@inline(__always)
func valueOrErrno(_ result: Int) throws(Errno) -> Int {
  if result < 0 { throw Errno(rawValue: Int32(truncatingIfNeeded: 0 &- result)) }
  return result
}

/// Makes a system call again as long as it fails with `EINTR`.
///
/// The init blocks every signal, but a stop and a continue, or a debugger, interrupt some calls all
/// the same (signal(7)).
@inline(__always)
func retryOnInterrupt(_ call: () -> Int) throws(Errno) -> Int {
  while true {
    let result = call()
    if result != 0 &- linux_EINTR { return try valueOrErrno(result) }
  }
}

/// The address in a pointer, as an argument of a system call; 0 for `nil`.
@inline(__always)
func address(_ pointer: UnsafeRawPointer?) -> Int {
  Int(bitPattern: pointer)
}
