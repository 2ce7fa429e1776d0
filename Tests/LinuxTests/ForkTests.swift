import Glibc
import InitletCore
import Linux
import Testing

@Suite("Children", .serialized)
struct ForkTests {
  @Test("Every exit code comes back")
  func exitCodes() throws {
    for code in UInt8.min...UInt8.max {
      let status = try ForkedChild.result { ExitCode(code) }
      #expect(status.termination == .exited(ExitCode(code)))
    }
  }

  @Test("Every deadly signal comes back")
  func deadlySignals() throws {
    for signal in Signal.all where !signal.isHarmless {
      let status = try ForkedChild.result { InChild.raise(signal) }
      #expect(status.termination == .killed(signal), "signal \(signal.rawValue)")
    }
  }

  @Test("A stop comes back, and then the end")
  func stop() throws {
    var child = try ForkedChild { InChild.raise(.stop) }
    let status = child.wait(untilStopped: true)
    #expect(status.stopSignal == .stop && status.termination == nil)
    try Signal.kill.send(to: child.process)
    #expect(child.wait().termination == .killed(.kill))
  }

  @Test("The child knows its parent, and runs on memory of its own")
  func identity() throws {
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
  func spawning() throws {
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
  func exists() throws {
    var child = try ForkedChild { InChild.sleepForever() }
    #expect(Child.exists(child.process))
    try Signal.kill.send(to: child.process)
    child.waitForZombie()
    #expect(Child.exists(child.process))
    #expect(child.wait().termination == .killed(.kill))
    #expect(!Child.exists(child.process))
  }

  @Test("Others' children, parents and oneself are none")
  func existsForOthers() {
    #expect(!Child.exists(.first))
    #expect(!Child.exists(.parent))
    #expect(!Child.exists(.current))
    #expect(!Child.exists(ProcessID(rawValue: .max)))
  }
}
