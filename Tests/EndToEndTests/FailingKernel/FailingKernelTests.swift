import Testing

@testable import TestSupport

/// Each system call that the init makes fails: the first, the second, all from the third on, the
/// last or all of them, with each of some errors.
///
/// A tracer of the fixture's sees to that rather than strace(1), whose injections reach the command
/// as well, and which stops a process at each call: here only those calls stop that are to fail.
@Suite("The init copes with every failing system call", .needs(.namespaces), .serialized)
struct FailingKernelTests {
  /// How many scenes run side by side; most of their time they wait.
  private static let workers = 4

  @Test(
    "With failing system calls the init ends, keeps the command's status and says why it gives up",
    arguments: FailingScene.all)
  func initEndsKeepsStatusAndSaysWhy(_ scene: FailingScene) throws {
    for role in scene.roles {
      let plain = try scene.run(role, .none)
      #expect(plain.initEnding == .exited(scene.code))
      #expect(plain.fault(.none) == nil)
      let cells = Self.cells(scene, plain.counts)
      let workers = Workers(cells) { Self.fault(of: scene, role, $0) }
      let faults = workers.results(of: Self.workers).compactMap(\.self).sorted()
      print("\(scene.testDescription) \(role.rawValue): \(cells.count) ways to fail")
      #expect(faults == [])
    }
  }

  @Test("Each system call of the init is made in one of the failing scenes")
  func everyCallIsMadeInSomeScene() throws {
    let made = try FailingScene.all.flatMap { scene in
      try scene.roles.flatMap { try scene.run($0, .none).counts.map(\.call) }
    }
    let missing = SystemCalls.names.filter { !made.contains($0.key) }.values.sorted()
    #expect(SystemCalls.names.count > 30)
    #expect(missing == [])
  }

  @Test("A promise broken by a failing call is noticed")
  func brokenPromiseIsNoticed() throws {
    let scene = FailingScene(testDescription: "another code", words: ["--", "sh", "-c", "exit 8"])
    let outcome = try scene.run(.pid1, .none)
    #expect(outcome.initEnding != .exited(scene.code))
    // No init can do without this one.
    let number = try #require(SystemCalls.names.first { $0.value == "wait4" }?.key)
    let failing = FailingCall(generation: 1, call: number, error: 1, which: 1...Int.max)
    let lost = try scene.run(.pid1, failing)
    #expect(lost.failed > 0)
    #expect(lost.fault(failing) == nil && lost.fault(.none) != nil)
  }

  private static func fault(
    of scene: FailingScene, _ role: Role, _ failing: FailingCall
  ) -> String? {
    do {
      let fault = try scene.run(role, failing).fault(failing)
      return fault.map { "\(failing) \(role.rawValue): \($0)" }
    } catch {
      return "\(failing) \(role.rawValue): \(error)"
    }
  }

  private static func cells(
    _ scene: FailingScene, _ counts: [(generation: Int, call: Int, count: Int)]
  ) -> [FailingCall] {
    counts.flatMap { generation, call, count in
      scene.errors(of: call).flatMap { error in
        // What is interrupted is tried again, and succeeds in the end.
        let most = error == SystemCalls.interrupted ? 9 : Int.max
        var which = [1...1, 1...most]
        if count > 1 { which.append(2...2) }
        if count > 2 { which += [3...most, count...count] }
        return which.map {
          FailingCall(generation: generation, call: call, error: error, which: $0)
        }
      }
    }
  }
}
