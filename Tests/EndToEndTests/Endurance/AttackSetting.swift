import Testing

@testable import TestSupport

/// The init that descendants attack: its part in the PID namespace, its /proc, its options.
struct AttackSetting: Sendable, CustomTestStringConvertible {
  /// What the init sees of /proc.
  enum Proc: String {
    case seen
    case none
    case hidden
  }

  let role: Role
  var proc = Proc.seen
  var options: [String] = []

  static let all: [AttackSetting] = [
    AttackSetting(role: .pid1),
    AttackSetting(role: .pid1, options: ["-a"]),
    AttackSetting(role: .pid1, proc: .none),
    AttackSetting(role: .subreaper),
    AttackSetting(role: .subreaper, options: ["--guard"]),
    AttackSetting(role: .subreaper, options: ["-a"]),
    AttackSetting(role: .subreaper, options: ["-g"]),
    AttackSetting(role: .subreaper, options: ["-c"]),
    AttackSetting(role: .subreaper, options: ["--orphans=term"]),
    AttackSetting(role: .subreaper, options: ["-W"]),
    AttackSetting(role: .subreaper, proc: .hidden),
    AttackSetting(role: .subreaper, proc: .none),
  ]

  var testDescription: String {
    let proc =
      switch proc {
      case .seen: ""
      case .none: ", without /proc"
      case .hidden: ", with hidepid=2, as another user than root"
      }
    return ([role.rawValue] + options).joined(separator: " ") + proc
  }

  /// As a subreaper without /proc the init tries four million numbers in each look.
  var rounds: Int { role == .subreaper && proc == .none ? 2 : 12 }

  /// As the fixture's `attack-rounds` wants it.
  var words: [String] { [role == .pid1 ? "pid1" : "subreaper", proc.rawValue] }
}
