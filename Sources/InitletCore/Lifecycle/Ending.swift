import Primitives

/// The end of what the command left behind.
public struct Ending: Equatable, Sendable {
  /// The steps, in their order.
  public enum Step: Sendable {
    /// The init's children have been told to end; the rest is told at the end of the rounds.
    case tops
    /// All have been told.
    case everyone
    /// Only children from before the command are left, whose input has ended.
    case spared
    /// All have been sent KILL.
    case kill
  }

  let step: Step
  /// The repetitions of the step's signal, for those that the init has adopted meanwhile.
  let rounds: Rounds
  /// The moment at which the steps up to this one are over: KILL follows, and with `kill` the init
  /// gives up.
  let limit: Instant

  /// The same step with other rounds.
  func with(_ rounds: Rounds) -> Ending {
    Ending(step: step, rounds: rounds, limit: limit)
  }
}
