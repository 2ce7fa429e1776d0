import Testing

@testable import TestSupport

@Suite("No resource limit impairs the init", .needs(.namespaces))
struct ResourceLimitTests {
  /// Those of prlimit(1) at whose lowest value a program of the C library still starts.
  private static let limits = [
    "core", "fsize", "locks", "memlock", "msgqueue", "nice", "rss", "rtprio", "rttime",
    "sigpending",
  ]

  @Test(
    "With a resource limit of 0, leftovers end and the command's status is kept",
    arguments: limits, Role.allCases)
  func leftoversEndWithLimitOfZero(_ limit: String, _ role: Role) throws {
    var setting = Setting.held(role)
    setting.before = ["prlimit", "--\(limit)=0", "--"]
    let words = ["-v", "-t0.1"] + Leftovers.command("7", ["session:ignore", "daemon:obey"])
    let scene = try Scene(setting, words)
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(7))
    if role == .subreaper { #expect(try scene.survivors().map(\.name) == []) }
  }

  /// In kilobytes, around the least with which the kernel executes the init.
  private static let sizes = [0, 4, 8, 12, 16, 24, 32, 64, 128, 160, 192, 224, 256, 512, 4096]

  @Test(
    "With as little memory as it can be executed in, the init works or says what failed",
    arguments: ["as", "data", "stack"], Role.allCases)
  func littleMemoryIsEnoughOrReported(_ limit: String, _ role: Role) throws {
    let initlet = try Programs.initlet.get()
    var worked = 0
    // With less than 16 kB for a stack the init has no room to say so.
    for size in Self.sizes where limit != "stack" || size >= 16 {
      var setting = Setting(role)
      setting.before = ["prlimit", "--\(limit)=\(size * 1024)", "--"]
      // Whatever the kernel does not execute does not tell of the init.
      guard try Scene.run(setting, ["--version"]).ending == .exited(0) else { continue }
      let outcome = try Scene.run(setting, ["--", initlet, "--version"])
      if outcome.ending == .exited(0) {
        worked += 1
        #expect(outcome.errors == "", "\(size) kB")
      } else {
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(size) kB")
        #expect(outcome.errors.hasPrefix("initlet: "), "\(size) kB")
      }
    }
    // The larger half is enough for both.
    #expect(worked > 3)
  }
}
