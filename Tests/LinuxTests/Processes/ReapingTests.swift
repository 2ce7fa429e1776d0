import Glibc
import Linux
import Primitives
import Testing

/// Each test runs in a child with no other children, since `Child.nextChange` takes whatever it finds.
@Suite("Fetching the changes of children", .serialized)
struct ReapingTests {
  @Test("Without children there is nothing to fetch")
  func withoutChildrenThereIsNothing() throws {
    let status = try ForkedChild.result {
      guard case .noChildren = Child.nextChange(includingStops: true) else { return .failure }
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A child that lives has no change, and then its end")
  func endIsFetchedOnce() throws {
    let status = try ForkedChild.result {
      let process = InChild.fork { InChild.sleepForever() }
      guard case .unchanged = Child.nextChange(includingStops: true) else { return .failure }
      try? Signal.kill.send(to: process)
      guard let change = InChild.nextChange() else { return .failure }
      InChild.check(change.process == process)
      InChild.check(change.status.termination == .killed(.kill))
      InChild.check(InChild.nextChange() == nil)
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A stop of a child is fetched where stops are asked for")
  func stopIsFetched() throws {
    let status = try ForkedChild.result {
      let process = InChild.fork { _ = InChild.raise(.stop) }
      guard let stop = InChild.nextChange(includingStops: true) else { return .failure }
      InChild.check(stop.process == process)
      InChild.check(stop.status.stopSignal == .stop)
      try? Signal.kill.send(to: process)
      return InChild.nextChange()?.status.termination == .killed(.kill) ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A stop of a child is passed over where stops are not asked for")
  func stopIsPassedOver() throws {
    let status = try ForkedChild.result {
      let process = InChild.fork { _ = InChild.raise(.stop) }
      var info = siginfo_t()
      waitid(P_PID, id_t(process.rawValue), &info, WSTOPPED | WNOWAIT)
      guard case .unchanged = Child.nextChange(includingStops: false) else { return .failure }
      try? Signal.kill.send(to: process)
      return InChild.nextChange()?.status.termination == .killed(.kill) ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }

  @Test("Of many children that end at once each is fetched")
  func eachOfManyIsFetched() throws {
    let status = try ForkedChild.result {
      for _ in 0..<200 { _ = InChild.fork {} }
      var count = 0
      while let change = InChild.nextChange() {
        InChild.check(change.status == InChild.asExpected)
        count += 1
      }
      return count == 200 ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }

  @Test("A subreaper adopts what its children leave behind")
  func subreaperAdopts() throws {
    let status = try ForkedChild.result {
      try? CurrentProcess.becomeSubreaper()
      let first = InChild.fork { _ = InChild.fork { CurrentProcess.exit(ExitCode(7)) } }
      var adopted = 0
      while let change = InChild.nextChange() {
        if change.process == first { continue }
        InChild.check(change.status.termination == .exited(ExitCode(7)))
        adopted += 1
      }
      return adopted == 1 ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }
}
