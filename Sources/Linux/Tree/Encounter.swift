/// What the tree remembers of a process that it has visited.
public struct Encounter: BitwiseCopyable, Equatable, Sendable {
  /// 0 for none, 1 for a child, otherwise the moment at which the process started, made odd.
  private let rawValue: UInt32

  private init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The process has not been visited, or may be visited again.
  public static let none = Encounter(rawValue: 0)

  /// A child of the init, whose number is its own until the init reaps it.
  public static let child = Encounter(rawValue: 1)

  /// A deeper descendant, which its start tells from a process that gets its number later.
  static func descendant(startedAt start: UInt32) -> Encounter {
    Encounter(rawValue: start | 1)
  }

  /// Whether it may be of the process that started then.
  func matches(start: UInt32) -> Bool {
    rawValue == start | 1
  }
}
