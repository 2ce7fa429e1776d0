import Glibc
import Linux
import Primitives
import Testing

@Suite("What a process changes about itself", .serialized)
struct CurrentProcessTests {
  @Test("A process leads the session that it begins, and begins no second one")
  func beginsSession() throws {
    let status = try ForkedChild.result {
      InChild.check(ProcessID.currentSession != .current)
      try? CurrentProcess.beginSession()
      InChild.check(ProcessID.currentSession == .current && ProcessID.currentGroup == .current)
      return (try? CurrentProcess.beginSession()) == nil ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A process leads the process group that it begins, in the same session")
  func beginsProcessGroup() throws {
    let session = ProcessID.currentSession
    let status = try ForkedChild.result {
      try? CurrentProcess.beginProcessGroup()
      InChild.check(ProcessID.currentGroup == .current && ProcessID.currentSession == session)
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A process is sent its parent-death signal when its parent ends")
  func parentDeathSignalComes() throws {
    let status = try ForkedChild.result {
      try? CurrentProcess.becomeSubreaper()
      let parent = InChild.fork {
        _ = InChild.fork {
          try? CurrentProcess.setParentDeathSignal(.kill)
          InChild.sleepForever()
        }
        usleep(100_000)
      }
      while let change = InChild.nextChange() {
        if change.process != parent { InChild.check(change.status.termination == .killed(.kill)) }
      }
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test(
    "What cannot be executed leaves the caller as it is, with the reason",
    arguments: [
      ("/nonexistent", Errno.noSuchFile), ("/dev/null", .accessDenied), ("/", .accessDenied),
      ("/dev/null/x", .notDirectory),
    ])
  func executionFailsWithReason(_ path: String, _ errno: Errno) throws {
    let status = try path.withCString { path in
      try ForkedChild.result { Self.execute(CString(path)) == errno ? .success : .failure }
    }
    #expect(status == InChild.asExpected)
  }

  @Test(
    "A program takes the place of the caller", arguments: [("/bin/true", 0), ("/bin/false", 1)])
  func programTakesPlace(_ path: String, _ code: UInt8) throws {
    let status = try path.withCString { path in
      try ForkedChild.result {
        _ = Self.execute(CString(path))
        return ExitCode(99)
      }
    }
    #expect(status.termination == .exited(ExitCode(code)))
  }

  private static func execute(_ path: CString) -> Errno {
    var words: (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) = (nil, nil)
    words.0 = path.mutable
    return withUnsafeMutablePointer(to: &words) { words in
      words.withMemoryRebound(to: UnsafeMutablePointer<CChar>?.self, capacity: 2) { words in
        CurrentProcess.execute(path, words, words + 1)
      }
    }
  }
}
