import CLinux

/// The addresses that execve(2) takes.
struct LimitCommand {
  let path: Int
  let arguments: Int
  let environment: Int
}

/// Becomes the command, in the child.
func execute(_ command: UnsafeMutableRawPointer) {
  let command = command.assumingMemoryBound(to: LimitCommand.self).pointee
  _ = linux_syscall3(linux_nr_execve, command.path, command.arguments, command.environment)
  let notFound = 127
  while true { _ = linux_syscall1(linux_nr_exit_group, notFound) }
}
