/// The tree's record of a process that it has visited.
public struct Encounter: BitwiseCopyable, Equatable, Sendable {
  /// 0 for `none`, 1 for `child`, otherwise the start time of a deeper descendant with the lowest
  /// bit set.
  private let rawValue: UInt32

  /// The process has not been visited, or may be visited again.
  public static let none = Encounter(rawValue: 0)

  /// A child of the init, whose number stays its own until the init reaps it.
  public static let child = Encounter(rawValue: 1)

  /// A deeper descendant; its start time tells it from a later process with the same number.
  static func descendant(startedAt start: UInt32) -> Encounter {
    Encounter(rawValue: start | 1)
  }

  /// Whether the record fits a process with this start time.
  func matches(start: UInt32) -> Bool {
    rawValue == start | 1
  }
}
