import Primitives

/// Whether and how the end of the command is reported.
public struct DeathReport: Equatable, Sendable {
  /// Whether a line is due.
  public let isDue: Bool
  /// Whether the line asks if memory ran out: the kernel then sends KILL.
  public let asksForMemory: Bool
  /// Whether an INT killed the command that the init never received: a Ctrl-C, of which nobody has
  /// to be told.
  public let wasInterrupted: Bool

  /// `sent` are the signals that the init has sent; `sharesKeyboard` says whether a Ctrl-C reaches
  /// the command but not the init.
  public init(
    of termination: Termination, sent: SignalSet, sharesKeyboard: Bool, isVerbose: Bool,
    _ profile: Profile
  ) {
    guard case .killed(let signal) = termination, !sent.contains(signal) else {
      isDue = isVerbose
      asksForMemory = false
      wasInterrupted = false
      return
    }
    wasInterrupted = signal == .interrupt && sharesKeyboard
    let isUnexpected = !wasInterrupted && profile.reportsUnexpectedDeath
    isDue = isVerbose || isUnexpected
    asksForMemory = isUnexpected && signal == .kill
  }
}
