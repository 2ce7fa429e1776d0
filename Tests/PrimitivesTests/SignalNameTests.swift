import Primitives
import Testing
import UnitTestSupport

@Suite("Signals by name and number")
struct SignalNameTests {
  /// As signal(7) has them for x86 and Arm, from 1 on.
  private static let standardNames = [
    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
    "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
    "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
  ]

  @Test("Each of the 64 signals is read by its number", arguments: 1...64)
  func numberIsRead(_ number: Int) throws {
    let signal = try #require(Signal(number))
    #expect(Int(signal.rawValue) == number)
    #expect(Signal.named("\(number)") == signal)
  }

  @Test(
    "The first 31 signals are read by name, with or without SIG, in any case", arguments: 1...31)
  func standardNameIsRead(_ number: Int) throws {
    let name = Self.standardNames[number - 1]
    let signal = try #require(Signal(number))
    #expect(signal.name == "SIG" + name)
    let lower = name.lowercased()
    for spelling in [name, "SIG" + name, lower, "sig" + name, "sIg" + lower] {
      #expect(Signal.named(spelling) == signal, "\(spelling)")
    }
  }

  @Test("Signals from 34 on are counted from RTMIN up and from RTMAX down", arguments: 34...64)
  func realTimeNameIsRead(_ number: Int) throws {
    let signal = try #require(Signal(number))
    #expect(signal.name == (number == 34 ? "SIGRTMIN" : "SIGRTMIN+\(number - 34)"))
    #expect(Signal.named("RTMIN+\(number - 34)") == signal)
    #expect(Signal.named("sigrtmax-\(64 - number)") == signal)
  }

  @Test("The two signals of the C libraries have numbers for names", arguments: [32, 33])
  func namelessSignalIsItsNumber(_ number: Int) throws {
    let signal = try #require(Signal(number))
    #expect(signal.name == "signal \(number)")
  }

  @Test(
    "Second names of signals are read",
    arguments: [
      ("SIGPOLL", 29), ("poll", 29), ("RTMIN", 34), ("sigrtmin", 34), ("RTMAX", 64),
      ("015", 15), ("RTMIN+03", 37),
    ])
  func secondNameIsRead(_ name: String, _ number: Int) {
    #expect(Signal.named(name) == Signal(number))
  }

  @Test(
    "Text that names no signal is refused",
    arguments: [
      "", "0", "65", "-1", "+1", " 1", "1 ", "1.0", "0x9", "99999999999999999999", "SIG", "SIG15",
      "SIGSIGTERM", "TER", "TERMS", "TERM\n", "HUP\nINT", "SIGRTMIN+", "RTMIN+31", "RTMIN-1",
      "RTMAX+1", "RTMAX-31", "RTMIN+1x", "RTMIN +1", "RTMI", "RTMAX-", "RTMIN+-1", "SIGRT",
      "UNUSED", "EXIT", "NUL\u{0}", "TÉRM",
    ])
  func otherTextIsRefused(_ name: String) {
    #expect(Signal.named(name) == nil)
  }

  @Test(
    "Numbers below 1 and above 64 are no signals",
    arguments: [Int.min, -1, 0, 65, 256 + 15, Int.max])
  func numberOutOfBoundsIsRefused(_ number: Int) {
    #expect(Signal(number) == nil)
  }

  @Test("The name by which messages call a signal is read back", arguments: Signal.all)
  func renderedNameIsReadBack(_ signal: Signal) {
    let name = signal.name
    #expect(Signal.named(name) == signal || name == "signal \(signal.rawValue)")
  }
}
