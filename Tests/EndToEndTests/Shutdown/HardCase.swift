import Testing

@testable import TestSupport

/// What is hard to end, and how.
struct HardCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let kinds: [String]
  /// How many of them the other inits leave, at least.
  var survivors = 1

  static let all = [
    HardCase(
      testDescription: "other sessions and groups",
      kinds: ["session:ignore", "group:ignore", "session:stopped", "group:stopped"], survivors: 2),
    HardCase(testDescription: "double forks", kinds: ["daemon:ignore", "daemon:stopped"]),
    HardCase(testDescription: "200 levels", kinds: ["deep200:ignore"], survivors: 200),
    HardCase(testDescription: "200 levels, stopped", kinds: ["deep200:stopped"], survivors: 200),
    HardCase(testDescription: "traced by a sibling", kinds: ["session:traced"], survivors: 2),
    HardCase(testDescription: "without a leader", kinds: ["session:leaderless"], survivors: 2),
    HardCase(testDescription: "a runaway chain", kinds: ["session:runaway=1"]),
    HardCase(testDescription: "4 runaway chains", kinds: ["session:runaway=4"]),
    HardCase(testDescription: "16 runaway chains", kinds: ["session:runaway=16"]),
    HardCase(testDescription: "a fork bomb", kinds: ["session:bomb=1000"], survivors: 100),
    HardCase(testDescription: "zombies", kinds: ["session:zombies=100"], survivors: 101),
    HardCase(testDescription: "in vfork(2)", kinds: ["session:vfork"], survivors: 2),
    HardCase(
      testDescription: "many at once",
      kinds: [String](repeating: "session:ignore", count: 1000) + ["deep50:ignore"],
      survivors: 1050),
  ]

  static let anotherUser = HardCase(
    testDescription: "another user", kinds: ["user:ignore", "user:stopped"], survivors: 2)
}
