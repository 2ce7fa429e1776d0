import InitletCore
import Testing

@Suite("Exit codes")
struct ExitCodeTests {
  @Test("A process's own code is the code", arguments: UInt8.min...UInt8.max)
  func exited(_ code: UInt8) {
    #expect(Termination.exited(ExitCode(code)).code.rawValue == code)
  }

  @Test("Death by a signal is 128 + its number", arguments: Signal.all)
  func killed(_ signal: Signal) {
    #expect(Termination.killed(signal).code.rawValue == 128 + signal.rawValue)
  }

  @Test("A set holds what was put in, and nothing else", arguments: UInt8.min...UInt8.max)
  func set(_ code: UInt8) {
    var set = ExitCodeSet()
    #expect(!set.contains(ExitCode(code)))
    set.insert(code)
    let members = (UInt8.min...UInt8.max).filter { set.contains(ExitCode($0)) }
    #expect(members == [code])
  }
}
