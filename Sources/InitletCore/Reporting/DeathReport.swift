import Primitives

/// The message about the end of the command: whether there is one, and with which hint.
public struct DeathReport: Equatable, Sendable {
  /// Whether the init writes the message.
  public let isDue: Bool
  /// Whether the message asks if memory ran out, because the kernel sends KILL then.
  public let asksForMemory: Bool
  /// Whether an INT killed the command of a shell's job: most likely a Ctrl-C, which needs no
  /// message.
  ///
  /// The shell sees then that the init dies of it too. It makes no difference whether the init has
  /// forwarded the INT: at the start of the command the keys still reach the init alone.
  public let wasInterrupted: Bool

  /// Decides by the signals that the init has `sent`.
  ///
  /// `sharesKeyboard` is true where a Ctrl-C reaches the command directly.
  public init(
    of termination: Termination, sent: SignalSet, sharesKeyboard: Bool, isVerbose: Bool,
    _ profile: Profile
  ) {
    guard case .killed(let signal) = termination else {
      isDue = isVerbose
      asksForMemory = false
      wasInterrupted = false
      return
    }
    wasInterrupted = signal == .interrupt && sharesKeyboard
    let isUnexpected =
      !wasInterrupted && !sent.contains(signal)
      && profile.manners.contains(.unexpectedDeathReport)
    isDue = isVerbose || isUnexpected
    asksForMemory = isUnexpected && signal == .kill
  }
}
