import Testing

@testable import TestSupport

/// Who is PID 1 above a service.
enum Contestant: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case initlet
  /// The service itself is PID 1.
  case nothing = "no init"
  case tini
  case tiniGroup = "tini -g"
  case dumbInit = "dumb-init"

  /// Those that signal a whole process group.
  static let ofGroups: Set<Self> = [.tiniGroup, .dumbInit]

  static let peers: Set<Self> = [.tini, .tiniGroup, .dumbInit]

  static let others: Set<Self> = peers.union([.nothing])

  var testDescription: String { rawValue }

  /// What comes before the words of the service; the options are initlet's.
  func words(_ options: [String] = []) throws -> [String] {
    switch self {
    case .initlet: [try Programs.initlet.get()] + options + ["--"]
    case .nothing: []
    case .tini: [try Requirement.tini.program(1), "--"]
    case .tiniGroup: [try Requirement.tini.program(1), "-g", "--"]
    case .dumbInit: [try Requirement.dumbInit.program(), "--"]
    }
  }
}
