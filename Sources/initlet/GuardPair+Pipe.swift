import Linux
import Primitives

extension GuardPair {
  /// What the inner init tells the outer one by the pipe at the launch of the command.
  ///
  /// It is one `pid_t` on the pipe: the number of the command that waits, or 0.
  enum Notice {
    /// The command is a part of a shell's job, and waits for the outer init to let it begin.
    case waiting(ProcessID)
    /// No command waits: it is no part of a job, or the inner init has ended before its launch.
    case noneWaiting

    /// Reads the notice from the pipe, once it has been written or the inner init has ended.
    init(from pipe: FileDescriptor) {
      var number: Int32 = 0
      withUnsafeMutableBytes(of: &number) { _ = try? pipe.read(into: $0) }
      self = ProcessID(visible: number).map(Notice.waiting) ?? .noneWaiting
    }

    /// The command, where it waits.
    var command: ProcessID? {
      if case .waiting(let command) = self { command } else { nil }
    }

    /// Writes the notice to the pipe, which has room for it.
    func write(to pipe: FileDescriptor) {
      withUnsafeBytes(of: command?.rawValue ?? 0) { pipe.writeOnce($0) }
    }
  }
}
