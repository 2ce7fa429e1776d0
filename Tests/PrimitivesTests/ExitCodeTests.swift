import Primitives
import Testing
import UnitTestSupport

@Suite("Exit codes")
struct ExitCodeTests {
  @Test("A process that exits is reported by its own code", arguments: UInt8.min...UInt8.max)
  func exitIsItsCode(_ code: UInt8) {
    #expect(Termination.exited(ExitCode(code)).code.rawValue == code)
  }

  @Test("A process that a signal kills is reported by 128 and its number", arguments: Signal.all)
  func deathIs128AndTheSignal(_ signal: Signal) {
    #expect(Termination.killed(signal).code.rawValue == 128 + signal.rawValue)
  }

  @Test(
    "A set of exit codes holds what was put in, and nothing else", arguments: UInt8.min...UInt8.max)
  func setHoldsWhatWasInserted(_ code: UInt8) {
    var set = ExitCodeSet()
    #expect(!set.contains(ExitCode(code)))
    set.insert(code)
    let members = (UInt8.min...UInt8.max).filter { set.contains(ExitCode($0)) }
    #expect(members == [code])
  }
}
