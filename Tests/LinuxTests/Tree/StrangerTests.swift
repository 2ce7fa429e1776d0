import Glibc
import Primitives
import Testing
import UnitTestSupport

@testable import Linux

/// Entries that name a stranger's child, as a list does when a number has come back since.
@Suite("The process tree and strangers", .serialized)
struct StrangerTests {
  private static let purposes: [ProcessTree.Purpose] = [
    .record, .note(nil), .tell(.kill, then: nil), .kill,
  ]

  /// Does once what the forked children do: the first time, the Swift runtime may allocate, which
  /// they must not.
  init() {
    var tree = ProcessTree(of: .current, sparing: .make())
    tree.record()
    for purpose in Self.purposes {
      tree.visit(ProcessQueue.Entry(process: .current, parent: .namespaceInit), purpose)
    }
  }

  /// Runs a function beside a stranger with a child, with the tree of its process, and ends both.
  private static func result(
    _ body: (_ tree: inout ProcessTree, _ stranger: ProcessID, _ child: ProcessID) -> ExitCode
  ) throws -> WaitStatus {
    try ForkedChild.result {
      try? CurrentProcess.becomeSubreaper()
      let stranger = InChild.fork {
        _ = InChild.fork { InChild.sleepForever() }
        InChild.sleepForever()
      }
      var found: ProcessID?
      while found == nil {
        usleep(200)
        var children = ProcessIDReader(
          .children(of: stranger, thread: stranger), .words)
        found = children.next()
      }
      guard let child = found else { return .failure }
      let walker = InChild.fork {
        var tree = ProcessTree(of: .current, sparing: .empty)
        tree.record()
        CurrentProcess.exit(body(&tree, stranger, child))
      }
      var code = ExitCode.failure
      // The stranger's child is reaped once the stranger has left it.
      while let change = InChild.nextChange() {
        if change.process == child {
          InChild.check(change.status.termination == .killed(.terminate))
        }
        guard change.process == walker else { continue }
        if case .exited(let walkers) = change.status.termination { code = walkers }
        try? Signal.kill.send(to: stranger)
        // Had it been killed, this would come too late.
        try? Signal.terminate.send(to: child)
      }
      return code
    }
  }

  /// Whether a visit for any purpose leaves an entry alone.
  private static func isRefused(
    _ tree: inout ProcessTree, _ process: ProcessID, below parent: ProcessID
  ) -> Bool {
    let entry = ProcessQueue.Entry(process: process, parent: parent)
    return !purposes.contains { tree.visit(entry, $0) }
  }

  @Test("A process whose parent is none of the tree's is left alone")
  func strangersChildIsLeftAlone() throws {
    let status = try Self.result { tree, stranger, child in
      InChild.check(Self.isRefused(&tree, child, below: stranger))
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A process that has another parent than the list says is left alone")
  func childOfAnotherParentIsLeftAlone() throws {
    let status = try Self.result { tree, _, child in
      let own = InChild.fork { InChild.sleepForever() }
      InChild.check(Self.isRefused(&tree, child, below: own))
      try? Signal.kill.send(to: own)
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A process that is no child of the caller, listed as one, is left alone")
  func listedStrangerIsLeftAlone() throws {
    let status = try Self.result { tree, stranger, child in
      InChild.check(Self.isRefused(&tree, child, below: .current))
      InChild.check(Self.isRefused(&tree, stranger, below: .current))
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A process whose number, or whose parent's, was a descendant's before is left alone")
  func recycledNumberIsLeftAlone() throws {
    let status = try Self.result { tree, stranger, child in
      guard let parents = ProcessStat.read(of: stranger)?.start,
        let own = ProcessStat.read(of: child)?.start
      else { return .failure }
      tree.records.set(.descendant(startedAt: parents &- 1), for: stranger)
      InChild.check(Self.isRefused(&tree, child, below: stranger))
      tree.records.set(.descendant(startedAt: own &- 1), for: child)
      InChild.check(Self.isRefused(&tree, child, below: stranger))
      // A control: with the right start the stranger's child is one of the tree's.
      tree.records.set(.descendant(startedAt: parents), for: stranger)
      let entry = ProcessQueue.Entry(process: child, parent: stranger)
      InChild.check(tree.visit(entry, .tell(.resume, then: nil)))
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A child that another thread than the first has made is found")
  func childOfOtherThreadIsFound() throws {
    // No test runs on the first thread.
    try #require(gettid() != getpid())
    let child = try ForkedChild { InChild.sleepForever() }
    #expect(ProcessTree.members(below: .current).contains(child.process))
  }
}
