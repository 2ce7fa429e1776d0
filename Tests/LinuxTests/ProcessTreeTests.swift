import InitletCore
import Testing

@testable import Linux

@Suite("The process tree", .serialized)
struct ProcessTreeTests {
  @Test("Descendants are visited once, parents before their children")
  func visit() throws {
    let line = try Line.make(depth: 3)
    let processes = line.processes
    var tree = ProcessTree(of: .current)
    tree.forgetAll()
    let visited = Self.visit(&tree, processes)
    #expect(visited.count == 3 && Set(visited) == processes)
    #expect(visited.first == line.child.process.rawValue)
    for (parent, child) in zip(visited, visited.dropFirst()) {
      #expect(Self.parent(of: child) == parent)
    }
    expectVisit(&tree, processes, [])
    tree.forget(ProcessID(rawValue: visited[1]))
    expectVisit(&tree, processes, [visited[1]])
    tree.forgetAll()
    expectVisit(&tree, processes, visited)
  }

  @Test("Only what is below new children is visited to the end, or nothing below children")
  func parts() throws {
    let line = try Line.make(depth: 3)
    let processes = line.processes
    var tree = ProcessTree(of: .current)
    tree.forgetAll()
    let child = line.child.process
    expectVisit(&tree, processes, [child.rawValue], .children)
    expectVisit(&tree, processes, [], .newBranches)
    tree.forget(child)
    let visited = Self.visit(&tree, processes, .newBranches)
    #expect(visited.count == 3 && visited.first == child.rawValue)
  }

  private func expectVisit(
    _ tree: inout ProcessTree, _ processes: Set<Int32>, _ expected: [Int32],
    _ part: ProcessTree.Part = .all, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let visited = Self.visit(&tree, processes, part)
    #expect(visited == expected, sourceLocation: sourceLocation)
  }

  /// The test process has other children than this test's.
  private static func visit(
    _ tree: inout ProcessTree, _ processes: Set<Int32>, _ part: ProcessTree.Part = .all
  ) -> [Int32] {
    var visited: [Int32] = []
    tree.visitNew(part) {
      visited.append($0.process.rawValue)
      return 1
    }
    return visited.filter(processes.contains)
  }

  private static func parent(of process: Int32) -> Int32? {
    ProcessStat.numbers(of: ProcessID(rawValue: process))?.parent.rawValue
  }

  @Test("A descendant is named with its state")
  func name() throws {
    let child = try ForkedChild { InChild.sleepForever() }
    var tree = ProcessTree(of: .current)
    var names: [String] = []
    tree.visitNew(.all) { descendant in
      guard descendant.process == child.process else { return 1 }
      var line = LineBuffer()
      line.append(descendant)
      names.append(line.withCString { String(cString: $0.start) })
      return 1
    }
    let name = try #require(names.first)
    #expect(name.wholeMatch(of: /(\d+) \(.+, state [RS]\)/)?.1 == "\(child.process.rawValue)")
  }

  @Test("Signals reach each descendant, however deep, and no one else", arguments: [1, 2, 40])
  func send(_ depth: Int) throws {
    var bystander = try ForkedChild { InChild.sleepForever() }
    let status = try ForkedChild.result { Self.killLine(depth) }
    #expect(status == InChild.asExpected)
    // Had it been killed, this would come too late.
    try Signal.terminate.send(to: bystander.process)
    #expect(bystander.wait().termination == .killed(.terminate))
  }

  /// Makes a line of descendants, kills all of them through the tree, and reaps them.
  private static func killLine(_ depth: Int) -> ExitCode {
    try? CurrentProcess.becomeSubreaper()
    _ = InChild.fork { Line.goOn(depth, telling: nil) }
    var tree = ProcessTree(of: .current)
    tree.forgetAll()
    var met = 0
    while met < depth {
      tree.visitNew(.all) { _ in
        met += 1
        return 1
      }
    }
    var reaped = 0
    // One round may miss those whose parent dies meanwhile, since they move to the root.
    while reaped < depth {
      tree.forgetAll()
      tree.visitNew(.all) { (try? $0.send(.kill)) ?? 0 }
      while case .changed(_, let status) = Child.next(includingStops: false) {
        InChild.check(status.termination == .killed(.kill))
        reaped += 1
      }
    }
    guard case .noChildren = Child.next(includingStops: false) else { return .failure }
    return .success
  }
}
