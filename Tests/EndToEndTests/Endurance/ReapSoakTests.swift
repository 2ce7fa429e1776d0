import Glibc
import Testing

@testable import TestSupport

@Suite(
  "A long life leaves no trace in the memory", .needs(.namespaces, .ownHighestPID), .serialized)
struct ReapSoakTests {
  @Test("100,000 reaped orphans leave no trace in the memory", arguments: Role.allCases)
  func reapedOrphansLeaveNoTraceInMemory(_ role: Role) throws {
    let count = 100_000 * Soak.factor
    let make = "\(Programs.fixture) orphan-maker"
    let commands = "\(make) 2000 </dev/null; exec \(make) \(count)"
    let scene = try Scene(Setting(role).withRoom(for: 3000), ["--", "sh", "-c", commands])
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "made 2000", within: Soak.patience)
    let before = try Self.memory(of: try scene.initPID())
    _ = try scene.process.output.line(containing: "made \(count)", within: Soak.patience)
    let after = try Self.memory(of: try scene.initPID())
    print("\(count) reaped \(role.rawValue): \(before) before, \(after) after")
    #expect(after == before)
    scene.process.input.close()
    #expect(try scene.ending() == .exited(0))
  }

  private static func memory(of pid: pid_t) throws -> [String: Int] {
    let path = "/proc/\(pid)/smaps_rollup"
    return try Dictionary(
      uniqueKeysWithValues: ["Rss", "Private_Dirty"].map { field in
        (field, try #require(ProcessTable.value(of: field, in: path).flatMap { Int($0) }))
      })
  }
}
