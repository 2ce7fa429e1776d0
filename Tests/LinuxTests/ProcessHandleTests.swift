import Glibc
import InitletCore
import Linux
import Testing

@Suite("Handles of processes", .serialized)
struct ProcessHandleTests {
  @Test("A signal reaches the process")
  func send() throws {
    var child = try ForkedChild { InChild.sleepForever() }
    let handle = try ProcessHandle(child.process)
    try handle.send(.kill)
    #expect(child.wait().termination == .killed(.kill))
  }

  @Test("Once the process has been reaped, it reaches nobody")
  func reaped() throws {
    var child = try ForkedChild { InChild.sleepForever() }
    let handle = try ProcessHandle(child.process)
    try Signal.kill.send(to: child.process)
    _ = child.wait()
    #expect(throws: Errno.noSuchProcess) { try handle.send(.kill) }
  }

  @Test("There is none of a process that is not there")
  func noSuchProcess() {
    #expect(throws: Errno.noSuchProcess) { _ = try ProcessHandle(ProcessID(rawValue: 5_000_000)) }
  }

  @Test("They close themselves")
  func closing() throws {
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
