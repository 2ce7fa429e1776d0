import Testing

@testable import TestSupport

/// How a pause is started.
struct Pause: CustomTestStringConvertible, Sendable {
  let contender: Contender
  var arguments: [String]
  /// Where it is not the contender's own.
  var name: String?

  var testDescription: String {
    ([name ?? contender.testDescription] + arguments).joined(separator: " ")
  }

  static let shipped =
    Contender.shipped.map { Pause(contender: $0, arguments: ["-P"]) } + [
      Pause(contender: .initlet, arguments: ["--pause"]),
      Pause(contender: .initlet, arguments: [], name: "pause"),
      Pause(contender: .initlet, arguments: ["-P"], name: "podman-init"),
    ]

  /// As catatonit itself does it.
  static let all = shipped + [Pause(contender: .catatonit, arguments: ["-P"])]

  func setting(_ role: Role) throws -> Setting {
    var setting = try Setting(role, contender)
    if let name { setting.path = try NamedCopies.path(name) }
    return setting
  }

  func scene(_ setting: Setting) throws -> Scene { try Scene(setting, arguments) }
}
