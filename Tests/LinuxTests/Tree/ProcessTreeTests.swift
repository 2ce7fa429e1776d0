import Glibc
import Primitives
import Testing
import UnitTestSupport

@testable import Linux

/// Each test walks in a child that has no other children: the test process has those of other
/// tests.
@Suite("The process tree", .serialized)
struct ProcessTreeTests {
  /// Does once what the forked children do: the first time, the Swift runtime may allocate, which
  /// they must not.
  init() {
    var tree = ProcessTree(of: .current, sparing: .empty)
    let sample = tree.sample()
    #expect(sample[0] == nil || sample[0] != .current)
    tree.records.clear()
  }

  @Test("Descendants are found, parents before their children")
  func findsDescendants() throws {
    let status = try ForkedChild.result {
      var tree = Line.makeTree(depth: 3)
      let line = tree.sample()
      InChild.check(line.count == 3)
      Self.checkParents(line)
      return Line.kill(&tree, depth: 3)
    }
    #expect(status == InChild.asExpected)
  }

  /// Checks that each process of a sample is the parent of the next one, and the caller that of the
  /// first.
  private static func checkParents(_ sample: ProcessSample) {
    var parent = ProcessID.current
    var index = 0
    while let process = sample[index] {
      InChild.check(ProcessStat.read(of: process)?.parent == parent)
      parent = process
      index += 1
    }
  }

  @Test(
    "A child is told once, a deeper descendant once it was recorded, and both again when forgotten")
  func tellsEachOnce() throws {
    let status = try ForkedChild.result {
      var tree = Line.makeTree(depth: 3)
      let line = tree.sample()
      func isTold(_ index: Int) -> Bool { line[index].map { tree.isTold($0) } ?? false }
      tree.tell(.resume, then: nil, to: .children)
      InChild.check(!isTold(0))  // Without a record, which nobody has asked for.
      tree.records.clear()
      tree.tell(.resume, then: nil, to: .everyone)
      InChild.check(isTold(0) && !isTold(1) && !isTold(2))
      tree.record()
      tree.tell(.resume, then: nil, to: .children)
      InChild.check(isTold(0) && !isTold(1) && !isTold(2))
      tree.tell(.resume, then: nil, to: .everyone)
      InChild.check(isTold(0) && isTold(1) && isTold(2))
      return Line.kill(&tree, depth: 3)
    }
    #expect(status == InChild.asExpected)
  }

  @Test("Whom somebody else has told to end counts as told, by process group or all")
  func notesWhomOthersTold() throws {
    let status = try ForkedChild.result {
      var tree = Line.makeTree(depth: 4)
      let line = tree.sample()
      // Each but the last leads a group of its own by now.
      tree.noteTold(in: line[1])
      for index in 0..<3 { InChild.check(tree.isTold(line[index] ?? .current) == (index == 1)) }
      tree.noteTold(in: nil)
      for index in 0..<4 { InChild.check(tree.isTold(line[index] ?? .current)) }
      return Line.kill(&tree, depth: 4)
    }
    #expect(status == InChild.asExpected)
  }

  @Test("Descendants from before are spared with all below them")
  func sparesThoseFromBefore() throws {
    let status = try ForkedChild.result {
      var line = Line.makeTree(depth: 3)
      let spared = ProcessTree.members(below: .current)
      var tree = ProcessTree(of: .current, sparing: spared)
      InChild.check(spared.canHaveMembers)
      let found = line.sample()
      for index in 0..<3 { InChild.check(spared.contains(found[index] ?? .current)) }
      InChild.check(tree.sample().count == 0 && !spared.contains(.current))
      let later = InChild.fork { InChild.sleepForever() }
      let sample = tree.sample()
      InChild.check(sample.count == 1 && sample[0] == later)
      _ = tree.kill(.everyone)
      tree.records.clear()
      return Line.kill(&line, depth: 4)
    }
    #expect(status == InChild.asExpected)
  }

  @Test("The stat of a child has its number, its parent, its name and its state")
  func readsStat() throws {
    let child = try ForkedChild { InChild.sleepForever() }
    let stat = try #require(ProcessStat.read(of: child.process))
    #expect(stat.process == child.process && stat.parent == .current && stat.start > 0)
    #expect(stat.state == UInt8(ascii: "R") || stat.state == UInt8(ascii: "S"))
    // A forked child has the name of the thread that made it.
    var name = [CChar](repeating: 0, count: 16)
    pthread_getname_np(pthread_self(), &name, 16)
    #expect(
      name.withUnsafeBufferPointer { name in
        stat.name.withSlice { $0.string } == name.baseAddress.map { String(cString: $0) }
      })
  }

  @Test("Signals reach each descendant, however deep, and no one else", arguments: [1, 2, 40])
  func signalsReachDescendants(_ depth: Int) throws {
    var bystander = try ForkedChild { InChild.sleepForever() }
    let status = try ForkedChild.result {
      var tree = Line.makeTree(depth: depth)
      return Line.kill(&tree, depth: depth)
    }
    #expect(status == InChild.asExpected)
    // Had it been killed, this would come too late.
    try Signal.terminate.send(to: bystander.process)
    #expect(bystander.wait().termination == .killed(.terminate))
  }
}

extension ProcessTree {
  /// Whether the tree has recorded that a process was told to end.
  fileprivate func isTold(_ process: ProcessID) -> Bool { record(of: process).isTold }
}
