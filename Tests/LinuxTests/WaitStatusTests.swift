import InitletCore
import Linux
import Testing

@Suite("Wait statuses")
struct WaitStatusTests {
  @Test("An exit code is in the second byte", arguments: UInt8.min...UInt8.max)
  func exited(_ code: UInt8) {
    let status = WaitStatus(rawValue: Int32(code) << 8)
    #expect(status.termination == .exited(ExitCode(code)))
    #expect(status.stopSignal == nil)
  }

  @Test("A deadly signal is in the first, with or without a core dump", arguments: Signal.all)
  func killed(_ signal: Signal) {
    for coreDumped: Int32 in [0, 0x80] {
      let status = WaitStatus(rawValue: Int32(signal.rawValue) | coreDumped)
      #expect(status.termination == .killed(signal))
      #expect(status.stopSignal == nil)
    }
  }

  @Test("A stop is no end", arguments: Signal.all)
  func stopped(_ signal: Signal) {
    let status = WaitStatus(rawValue: Int32(signal.rawValue) << 8 | 0x7F)
    #expect(status.termination == nil)
    #expect(status.stopSignal == signal)
  }

  @Test("Nor is going on")
  func continued() {
    let status = WaitStatus(rawValue: 0xFFFF)
    #expect(status.termination == nil)
    #expect(status.stopSignal == nil)
  }
}
