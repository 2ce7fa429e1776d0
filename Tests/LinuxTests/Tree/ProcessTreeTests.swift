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
    var tree = ProcessTree(of: .current)
    let sample = tree.visited(.all)
    #expect(sample[0] == nil || sample[0] != .current)
    tree.forgetAll()
  }

  @Test("Descendants are visited once, parents before their children")
  func visitsEachOnce() throws {
    let status = try ForkedChild.result {
      var tree = Line.makeTree(depth: 3)
      tree.forgetAll()
      let line = tree.visited(.all)
      InChild.check(line.count == 3)
      Self.checkParents(line)
      InChild.check(tree.visited(.all).count == 0)
      guard let middle = line[1] else { return .failure }
      tree.forget(middle)
      let again = tree.visited(.all)
      InChild.check(again.count == 1 && again[0] == middle)
      tree.forgetAll()
      let all = tree.visited(.all)
      InChild.check(all[0] == line[0] && all[1] == line[1] && all[2] == line[2])
      InChild.check(all.count == 3)
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

  @Test("A visit may be of the children alone, or of new children and all below them")
  func visitsParts() throws {
    let status = try ForkedChild.result {
      var tree = Line.makeTree(depth: 3)
      tree.forgetAll()
      let children = tree.visited(.children)
      InChild.check(children.count == 1)
      guard let child = children[0] else { return .failure }
      InChild.check(ProcessStat.read(of: child)?.parent == .current)
      InChild.check(tree.visited(.newBranches).count == 0)
      tree.forget(child)
      let branch = tree.visited(.newBranches)
      InChild.check(branch.count == 3 && branch[0] == child)
      return Line.kill(&tree, depth: 3)
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
  /// Visits a part of the tree, and returns which processes had not been visited.
  fileprivate mutating func visited(_ part: Part) -> ProcessSample {
    sampled = ProcessSample()
    _ = visitNew(part, .sample)
    return sampled
  }
}
