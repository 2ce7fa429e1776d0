import Glibc
import Linux
import Primitives
import Testing
import UnitTestSupport

@Suite("Children", .serialized)
struct ChildTests {
  @Test("Every exit code of a child comes back")
  func exitCodeComesBack() throws {
    for code in UInt8.min...UInt8.max {
      let status = try ForkedChild.result { ExitCode(code) }
      #expect(status.termination == .exited(ExitCode(code)))
    }
  }

  @Test("Every signal that kills a child comes back")
  func deadlySignalComesBack() throws {
    for signal in Signal.all where !signal.isHarmless {
      let status = try ForkedChild.result { InChild.raise(signal) }
      #expect(status.termination == .killed(signal), "signal \(signal.rawValue)")
    }
  }

  @Test("A child that stops is reported so, and then its end")
  func stopComesBack() throws {
    var child = try ForkedChild { InChild.raise(.stop) }
    let status = child.wait(untilStopped: true)
    #expect(status.stopSignal == .stop && status.termination == nil)
    try Signal.kill.send(to: child.process)
    #expect(child.wait().termination == .killed(.kill))
  }

  @Test("A forked child knows its parent, and runs on memory of its own")
  func forkedChildHasOwnMemory() throws {
    let parent = ProcessID.current
    var value = 1
    let status = try ForkedChild.result {
      value = 2
      InChild.check(ProcessID.parent == parent)
      InChild.check(ProcessID.current != parent)
      return .success
    }
    #expect(status == InChild.asExpected)
    #expect(value == 1)
  }

  @Test("A spawned child runs on the memory of its parent, which sleeps until it has ended")
  func spawnedChildSharesMemory() throws {
    let before = Clock.now
    var value = 1
    let process = try Child.spawn(&value) { value in
      usleep(50_000)
      value.storeBytes(of: 2, as: Int.self)
      CurrentProcess.exit(ExitCode(9))
    }
    #expect(before.distance(to: Clock.now) >= .milliseconds(50))
    #expect(value == 2)
    var status: Int32 = 0
    // Its memory is gone a moment before its status is there.
    #expect(waitpid(process.rawValue, &status, 0) == process.rawValue)
    #expect(WaitStatus(rawValue: status).termination == .exited(ExitCode(9)))
  }

  @Test("A child exists until its status has been fetched")
  func existsUntilReaped() throws {
    var child = try ForkedChild { InChild.sleepForever() }
    #expect(Child.exists(child.process))
    try Signal.kill.send(to: child.process)
    child.waitForZombie()
    #expect(Child.exists(child.process))
    #expect(child.wait().termination == .killed(.kill))
    #expect(!Child.exists(child.process))
  }

  @Test("No child of the caller is another process's child, its parent or itself")
  func othersAreNoChildren() {
    #expect(!Child.exists(.namespaceInit))
    #expect(ProcessID.parent.map(Child.exists) != true)
    #expect(!Child.exists(.current))
    #expect(!Child.exists(ProcessID(rawValue: .max)))
  }
}
