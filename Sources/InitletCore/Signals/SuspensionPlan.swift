import Primitives

/// The answer of the init to the stop of its command by the terminal (setpgid(2), termios(3)).
///
/// For the shell that started the init, the job is the init's process group.
public enum SuspensionPlan: Equatable, Sendable {
  /// The shell has moved the foreground to the job, which was running: `fg` sends no CONT then.
  case continueCommand
  /// The job is stopped with a signal. Where that may be in vain, the command is continued unless a
  /// CONT has come: the kernel does not stop an orphaned process group or PID 1 with TSTP, and no
  /// shell would continue the command.
  case stopJob(with: Signal, mayBeInVain: Bool)

  /// `isJobForeground` says whether the job is the foreground process group.
  public init(for signal: Signal, isJobForeground: Bool, isNamespaceInit: Bool) {
    if isJobForeground, signal == .terminalInput || signal == .terminalOutput {
      self = .continueCommand
      return
    }
    self = .stopJob(
      with: signal == .stop ? .terminalStop : signal,
      mayBeInVain: signal == .terminalStop || signal.isTerminalStop && !isNamespaceInit)
  }
}
