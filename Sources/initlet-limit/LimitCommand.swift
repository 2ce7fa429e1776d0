import CLinux

/// The arguments of execve(2), as addresses.
struct LimitCommand {
  let path: Int
  let arguments: Int
  let environment: Int
}

/// Executes the command in the child; exits with 127 where that fails.
func execute(_ command: UnsafeMutableRawPointer) {
  let command = command.assumingMemoryBound(to: LimitCommand.self).pointee
  _ = linux_syscall3(linux_nr_execve, command.path, command.arguments, command.environment)
  let notFound = 127
  while true { _ = linux_syscall1(linux_nr_exit_group, notFound) }
}
