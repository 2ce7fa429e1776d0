import Testing

@testable import TestSupport

/// Siblings of the init, whom nothing that it does may touch.
enum Bystanders {
  /// In the init's own group and session, in another session, and as daemons.
  static let commands = """
    sleep 1001 & setsid sleep 1002 & setsid setsid -f sleep 1003; nohup sleep 1004 2>/dev/null &
    """

  private static let count = 4

  static func expectUnharmed(_ scene: Scene) throws {
    let sleepers = try eventually("the bystanders, as many as were started") {
      let sleepers = try scene.members().filter { $0.name == "sleep" && !$0.isZombie }
      return sleepers.count == count ? sleepers : nil
    }
    let left = try eventually("nobody else but the neutral PID 1") {
      let left = try scene.members()
      return left.count == count + 1 ? left : nil
    }
    #expect(left.count == count + 1)
    // None has even been told anything: a stopped or continued one would be in another state.
    #expect(sleepers.allSatisfy { $0.state == "S" })
  }
}
