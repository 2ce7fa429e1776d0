import InitletCore
import Primitives
import Testing

/// What the machine and the filter are told at their start, in every way that changes what they do.
struct Configuration: Sendable, CustomTestStringConvertible {
  let words: [String]
  let role: Role
  let followsStops: Bool
  let options: Options

  var isNamespaceInit: Bool { role == .namespaceInit }

  init(
    _ words: [String], as role: Role = .namespaceInit, followsStops: Bool = false,
    environment: [String] = [], calledBy name: String = "initlet"
  ) throws {
    self.words = [name] + words
    self.role = role
    self.followsStops = followsStops
    // Beside these, one source must not hold certain others.
    let alone = words.filter { $0 == "-P" || $0 == "-W" }
    let others = words.filter { !alone.contains($0) }
    options = try Options(words: alone, variable: others, calledBy: name, environment: environment)
  }

  var testDescription: String {
    (words + ["(\(role))"] + (followsStops ? ["(with job control)"] : [])).joined(separator: " ")
  }

  /// A drop of one signal that asks for the end and of one that does not, and a rewrite from and
  /// one to such a signal.
  private static let routes = [[], ["-rQUIT:0", "-rUSR1:0", "-rINT:USR2", "-rHUP:TERM"]]
  private static let ends = [[], ["-t0"], ["-W"], ["-W", "-t0"]]
  private static let remaps = [[], ["-e3"]]
  private static let stops = [
    ["--stop-delay", ".002"], ["--stop-timeout", ".002"],
    ["--stop-delay", "1", "--stop-timeout", "0", "-t0"], ["-W", "--stop-timeout", "1"],
    ["--stop-delay", ".5", "-rTERM:INT", "-rINT:0"], ["-t.002"],
  ]

  /// Those that differ in what the machine does.
  static func all() throws -> [Configuration] {
    var all = [try Configuration(["-P"]), try Configuration(["-P", "-e3", "-t0", "-rTERM:0"])]
    all += [try Configuration(["-c"]), try Configuration(["-a"])]
    for name in ["tini", "dumb-init", "catatonit"] {
      all += [try Configuration([], calledBy: name), try Configuration(["-t1"], calledBy: name)]
      all.append(try Configuration([], environment: stopOptions, calledBy: name))
    }
    for words in stops { all.append(try Configuration(words)) }
    for words in [[], ["-W"], ["-t0"], ["-t1"]] {
      all.append(try Configuration(words, as: .subreaper))
    }
    for end in ends {
      for route in routes {
        for remap in remaps {
          let words = end + route + remap
          all.append(try Configuration(words))
          all.append(try Configuration(words, followsStops: true))
        }
      }
    }
    return all
  }

  private static let stopOptions = ["INITLET_OPTIONS=--stop-delay 1 --stop-timeout 1"]

  /// Those that differ in how the end goes.
  static func essential() throws -> [Configuration] {
    try (ends + stops.dropLast()).map { try Configuration($0) }
  }

  /// Those that differ in what the filter does.
  static func filtered() throws -> [Configuration] {
    let roles = [
      Role.namespaceInit, .subreaper, .outer(inner: .inner), .inner(outer: .outer),
    ]
    var all: [Configuration] = []
    for role in roles {
      for followsStops in [false, true] {
        for words in [[], ["-c"], ["--no-setsid", "-rTSTP:0", "-rTERM:QUIT"], ["-c", "-rTSTP:0"]] {
          all.append(try Configuration(words, as: role, followsStops: followsStops))
        }
        all.append(
          try Configuration([], as: role, followsStops: followsStops, calledBy: "dumb-init"))
      }
    }
    return all
  }
}
