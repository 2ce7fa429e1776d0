import Glibc
import Testing

@testable import TestSupport

@Suite("Options that take seconds work from 0 to their largest value", .needs(.namespaces))
struct TimeArithmeticTests {
  enum Mode: String, CaseIterable, Sendable {
    case pid1, subreaper, guarded

    var role: Role { self == .pid1 ? .pid1 : .subreaper }
    var options: [String] { self == .guarded ? ["--guard"] : [] }
  }

  private static let largest = "999999999.999999999"

  /// Starts a command, sends its init requests to end, and returns how the init ended, with nobody
  /// left.
  private static func ending(
    _ mode: Mode, _ options: [String], _ command: String, requests: [Int32] = []
  ) throws -> Ending {
    let words = mode.options + options + ["--", "sh", "-c", command]
    let scene = try Scene(.held(mode.role), words)
    defer { scene.end() }
    try scene.ready()
    for request in requests { try scene.send(request) }
    let ending = try scene.initEnding()
    if mode != .pid1 { #expect(try scene.survivors().map(\.name) == []) }
    return ending
  }

  private static let leaves = "setsid sleep 1000 & echo ready; exit 7"
  private static let leavesStubborn = """
    (trap '' TERM; exec setsid sh -c 'echo ready; exec sleep 1000') & sleep .1; exit 7
    """
  /// The trap comes after the fork: a shell's child that has not called exec yet would catch TERM
  /// with it, and lose it.
  private static let endsAtTerm = "sleep 1000 & trap 'exit 4' TERM; echo ready; wait"
  private static let stubborn = "trap '' TERM; echo ready; exec sleep 1000"
  private static let plain = "echo ready; exec sleep 1000"

  @Test("With the longest grace period what obeys ends the init at once", arguments: Mode.allCases)
  func longestGracePeriodEnds(_ mode: Mode) throws {
    let ending = try Self.ending(mode, ["-t", Self.largest], Self.leaves)
    #expect(ending == .exited(7))
  }

  @Test("With no grace period what ignores TERM is killed", arguments: Mode.allCases)
  func noGracePeriodKills(_ mode: Mode) throws {
    let ending = try Self.ending(mode, ["-t", "0"], Self.leavesStubborn)
    #expect(ending == .exited(7))
  }

  @Test("With the longest time to stop the command ends as ever", arguments: Mode.allCases)
  func longestStopTimeoutChangesNothing(_ mode: Mode) throws {
    let options = ["--stop-timeout", Self.largest, "-t", Self.largest]
    let ending = try Self.ending(mode, options, Self.endsAtTerm, requests: [SIGTERM])
    #expect(ending == .exited(4))
  }

  @Test("With no time to stop the command is treated as left behind", arguments: Mode.allCases)
  func noStopTimeoutEndsCommand(_ mode: Mode) throws {
    let options = ["--stop-timeout", "0", "-t", "0.1"]
    let ending = try Self.ending(mode, options, Self.stubborn, requests: [SIGTERM])
    #expect(ending == .exited(137))
  }

  @Test("A second request ends the longest delay of a stop", arguments: Mode.allCases)
  func secondRequestEndsLongestDelay(_ mode: Mode) throws {
    let times = ["--stop-delay", Self.largest, "--stop-timeout", Self.largest, "-t", Self.largest]
    let ending = try Self.ending(mode, times, Self.plain, requests: [SIGTERM, SIGINT])
    #expect([.exited(128 + SIGTERM), .exited(128 + SIGINT)].contains(ending))
  }

  @Test("Without a delay the first request ends the command", arguments: Mode.allCases)
  func firstRequestEndsWithoutDelay(_ mode: Mode) throws {
    let ending = try Self.ending(mode, ["--stop-delay", "0"], Self.plain, requests: [SIGTERM])
    #expect(ending == .exited(143))
  }
}
