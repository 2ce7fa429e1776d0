extension Signal {
  /// Reads a number or a name, such as `15`, `TERM`, `sigterm`, `RTMIN`, `SIGRTMIN+3` or `RTMAX-1`.
  ///
  /// The prefix `SIG` is optional, and letters may have either case.
  public init?(_ text: ByteSlice) {
    if let number = text.decimal(atMost: Signal.highest) {
      self.init(number)
      return
    }
    let name = text.hasPrefixIgnoringCase("SIG") ? text.dropFirst(3) : text
    guard let number = Signal.number(named: name) ?? Signal.realTimeNumber(named: name) else {
      return nil
    }
    self.init(number)
  }

  private static func number(named name: ByteSlice) -> Int? {
    // SIGPOLL is a synonym for SIGIO (signal(7)).
    if name.equalsIgnoringCase("POLL") { return 29 }
    var number = 1
    while let candidate = Signal.standardName(of: number) {
      if name.equalsIgnoringCase(candidate) { return number }
      number &+= 1
    }
    return nil
  }

  private static func realTimeNumber(named name: ByteSlice) -> Int? {
    let isFromLowest = name.hasPrefixIgnoringCase("RTMIN")
    guard isFromLowest || name.hasPrefixIgnoringCase("RTMAX") else { return nil }
    let base = isFromLowest ? firstRealTime : highest
    let rest = name.dropFirst(5)
    if rest.isEmpty { return base }
    guard rest[0] == UInt8(ascii: isFromLowest ? "+" : "-"),
      let distance = rest.dropFirst(1).decimal(atMost: highest - firstRealTime)
    else { return nil }
    return isFromLowest ? base &+ distance : base &- distance
  }

  /// The name of a signal from 1 to 31, without the prefix `SIG` (signal(7)).
  private static func standardName(of number: Int) -> CString? {
    switch number {
    case 1: "HUP"
    case 2: "INT"
    case 3: "QUIT"
    case 4: "ILL"
    case 5: "TRAP"
    case 6: "ABRT"
    case 7: "BUS"
    case 8: "FPE"
    case 9: "KILL"
    case 10: "USR1"
    case 11: "SEGV"
    case 12: "USR2"
    case 13: "PIPE"
    case 14: "ALRM"
    case 15: "TERM"
    case 16: "STKFLT"
    case 17: "CHLD"
    case 18: "CONT"
    case 19: "STOP"
    case 20: "TSTP"
    case 21: "TTIN"
    case 22: "TTOU"
    case 23: "URG"
    case 24: "XCPU"
    case 25: "XFSZ"
    case 26: "VTALRM"
    case 27: "PROF"
    case 28: "WINCH"
    case 29: "IO"
    case 30: "PWR"
    case 31: "SYS"
    default: nil
    }
  }

  fileprivate var standardName: CString? { Signal.standardName(of: Int(rawValue)) }
}

extension LineBuffer {
  /// Appends the name of a signal, such as `SIGTERM` or `SIGRTMIN+3`.
  ///
  /// 32 and 33 have no name and appear as `signal 32`.
  public mutating func append(_ signal: Signal) {
    let number = UInt32(signal.rawValue)
    let firstRealTime = UInt32(Signal.firstRealTime)
    if let name = signal.standardName {
      append("SIG")
      append(name)
    } else if number < firstRealTime {
      append("signal ")
      append(decimal: number)
    } else {
      append("SIGRTMIN")
      guard number > firstRealTime else { return }
      append("+")
      append(decimal: number &- firstRealTime)
    }
  }
}
