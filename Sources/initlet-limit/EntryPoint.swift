import CLinux

/// The least possible init, which the benchmark compares with.
///
/// It executes its arguments, a path and the words behind it, in a child, waits for the child and
/// exits with its code. Without arguments it is the least possible command: it writes the moment of
/// its first instructions and exits.
@c(initlet_limit_main)
func limitMain(_ argumentCount: CInt, _ arguments: Words) -> CInt {
  guard argumentCount > 1, let program = arguments[1] else { return writeTime() }
  let environment = arguments + Int(argumentCount) + 1
  var command = LimitCommand(
    path: address(program), arguments: address(arguments + 1), environment: address(environment))
  let flags = Int(linux_CLONE_VM | linux_CLONE_VFORK | linux_SIGCHLD)
  let child = withUnsafeMutablePointer(to: &command) { linux_spawn(flags, execute, $0) }
  var status: CInt = 0
  var ended = 0
  repeat {
    ended = withUnsafeMutablePointer(to: &status) {
      linux_syscall4(linux_nr_wait4, -1, address($0), 0, 0)
    }
  } while ended > 0 && ended != child
  // The signal that killed the child, or the code with which it exited (wait(2)).
  return status & 0x7F != 0 ? 128 + status & 0x7F : status >> 8 & 0xFF
}

/// The address of an entry of an argument vector or an environment.
typealias Words = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// Writes the time of the monotonic clock, a `struct timespec`, to the standard output.
private func writeTime() -> CInt {
  var now = linux_timespec()
  let size = MemoryLayout<linux_timespec>.size
  let written = withUnsafeMutablePointer(to: &now) { now in
    _ = linux_syscall2(linux_nr_clock_gettime, Int(linux_CLOCK_MONOTONIC), address(now))
    return linux_syscall3(linux_nr_write, 1, address(now), size)
  }
  return written == size ? 0 : 1
}

/// The address in a pointer, as an argument of a system call.
func address(_ pointer: UnsafeRawPointer) -> Int { Int(bitPattern: pointer) }
