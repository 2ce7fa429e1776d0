import Linux
import Primitives
import Testing
import UnitTestSupport

@Suite("Wait statuses")
struct WaitStatusTests {
  @Test("The second byte of a wait status is an exit code", arguments: UInt8.min...UInt8.max)
  func exitCodeIsSecondByte(_ code: UInt8) {
    let status = WaitStatus(rawValue: Int32(code) << 8)
    #expect(status.termination == .exited(ExitCode(code)))
    #expect(status.stopSignal == nil)
  }

  @Test(
    "The first byte of a wait status is a deadly signal, with or without a core dump",
    arguments: Signal.all)
  func deadlySignalIsFirstByte(_ signal: Signal) {
    for coreDumped: Int32 in [0, 0x80] {
      let status = WaitStatus(rawValue: Int32(signal.rawValue) | coreDumped)
      #expect(status.termination == .killed(signal))
      #expect(status.stopSignal == nil)
    }
  }

  @Test("A stop is not the end of a process", arguments: Signal.all)
  func stopIsNoEnd(_ signal: Signal) {
    let status = WaitStatus(rawValue: Int32(signal.rawValue) << 8 | 0x7F)
    #expect(status.termination == nil)
    #expect(status.stopSignal == signal)
  }

  @Test("A continue is neither a stop nor the end of a process")
  func continueIsNoEnd() {
    let status = WaitStatus(rawValue: 0xFFFF)
    #expect(status.termination == nil)
    #expect(status.stopSignal == nil)
  }
}
