/// Signals by their numbers on Linux, the real-time ones and those that libc hides included.
enum Signals {
  ///
  /// An emulator has other numbers for real-time signals than the machine.
  static let all = Int32(1)...(Emulator.isUsed ? 31 : 64)

  /// The one that every queue hands out last.
  static let last: Int32 = 64

  /// Those that cannot be caught.
  static let uncatchable: Set<Int32> = [9, 19]

  /// Those that end nobody: CHLD, CONT, STOP, TSTP, TTIN, TTOU, URG, WINCH.
  static let harmless: Set<Int32> = [17, 18, 19, 20, 21, 22, 23, 28]

  /// Those that an init passes on: CHLD is about its own children.
  static let forwardable = all.filter {
    !uncatchable.contains($0) && $0 != 17 && !Emulator.takenSignals.contains($0)
  }

  /// Without the prefix; 32 and 33 have none.
  static func name(_ signal: Int32) -> String {
    switch signal {
    case 1...31: names[Int(signal) - 1]
    case 34: "RTMIN"
    case 35...64: "RTMIN+\(signal - 34)"
    default: "\(signal)"
    }
  }

  private static let names = [
    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
    "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
    "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
  ]
}
