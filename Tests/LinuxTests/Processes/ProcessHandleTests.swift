import Glibc
import Linux
import Primitives
import Testing

@Suite("Handles of processes", .serialized)
struct ProcessHandleTests {
  @Test("A signal by a handle reaches its process")
  func reachesProcess() throws {
    var child = try ForkedChild { InChild.sleepForever() }
    let handle = try ProcessHandle(child.process)
    try handle.send(.kill)
    #expect(child.wait().termination == .killed(.kill))
  }

  @Test("A handle of a process that has been reaped reaches none")
  func reapedProcessIsNotReached() throws {
    var child = try ForkedChild { InChild.sleepForever() }
    let handle = try ProcessHandle(child.process)
    try Signal.kill.send(to: child.process)
    _ = child.wait()
    #expect(throws: Errno.noSuchProcess) { try handle.send(.kill) }
  }

  @Test("A process that does not exist has no handle")
  func missingProcessHasNone() {
    #expect(throws: Errno.noSuchProcess) { _ = try ProcessHandle(ProcessID(rawValue: 5_000_000)) }
  }

  @Test("Handles close themselves")
  func closesItself() throws {
    let status = try ForkedChild.result {
      var limit = rlimit(rlim_cur: 16, rlim_max: 16)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      for _ in 0..<100 {
        guard (try? ProcessHandle(.current)) != nil else { return .failure }
      }
      return .success
    }
    #expect(status == InChild.asExpected)
  }
}
