/// A signal's number, 1 to 64 as on every architecture initlet is built for.
public struct Signal: Equatable, Sendable {
  public let rawValue: UInt8

  public static let highest = 64

  /// Fails for what is no signal's number.
  public init?(_ number: Int) {
    guard number >= 1, number <= Signal.highest else { return nil }
    rawValue = UInt8(truncatingIfNeeded: number)
  }

  private init(known rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let hangUp = Signal(known: 1)
  public static let interrupt = Signal(known: 2)
  public static let quit = Signal(known: 3)
  public static let kill = Signal(known: 9)
  public static let pipe = Signal(known: 13)
  public static let terminate = Signal(known: 15)
  public static let child = Signal(known: 17)
  public static let resume = Signal(known: 18)
  public static let stop = Signal(known: 19)
  public static let terminalStop = Signal(known: 20)
  public static let terminalInput = Signal(known: 21)
  public static let terminalOutput = Signal(known: 22)
  public static let fileSize = Signal(known: 25)
  public static let windowChange = Signal(known: 28)

  /// Whether a process can neither catch nor block the signal (signal(7)).
  public var isUncatchable: Bool { self == .kill || self == .stop }

  /// Whether it is one of those by which people and engines ask for the end.
  public var asksToEnd: Bool {
    self == .terminate || self == .interrupt || self == .quit
  }

  /// Whether the terminal's job control stops processes with it.
  public var isTerminalStop: Bool {
    self == .terminalStop || self == .terminalInput || self == .terminalOutput
  }

  /// Whether a terminal sends it to the whole foreground process group, for a key
  /// or for a new window size (termios(3)).
  public var isFromKeyboard: Bool {
    self == .interrupt || self == .quit || self == .windowChange || isTerminalStop
  }

  /// The first of the real-time signals that a program may use: the C
  /// libraries keep 32 and 33 for themselves.
  static let firstRealTime = 34
}

// MARK: - Names

/// The names of the signals from 1 on, without the prefix (signal(7)).
private let names: WordList = """
  HUP
  INT
  QUIT
  ILL
  TRAP
  ABRT
  BUS
  FPE
  KILL
  USR1
  SEGV
  USR2
  PIPE
  ALRM
  TERM
  STKFLT
  CHLD
  CONT
  STOP
  TSTP
  TTIN
  TTOU
  URG
  XCPU
  XFSZ
  VTALRM
  PROF
  WINCH
  IO
  PWR
  SYS
  """

extension Signal {
  /// Reads a number, or a name with or without `SIG`, in upper or lower case:
  /// `15`, `TERM`, `sigterm`, `RTMIN`, `SIGRTMIN+3`, `RTMAX-1`.
  public init?(_ text: Text) {
    if let number = text.decimal(atMost: Signal.highest) {
      self.init(number)
      return
    }
    let name = text.hasPrefixIgnoringCase("SIG") ? text.dropFirst(3) : text
    self.init(Signal.number(named: name) ?? Signal.realTimeNumber(named: name) ?? 0)
  }

  private static func number(named name: Text) -> Int? {
    // A second name.
    if name.equalsIgnoringCase("POLL") { return 29 }
    var number = 0
    for candidate in names {
      number &+= 1
      if name.equalsIgnoringCase(candidate) { return number }
    }
    return nil
  }

  private static func realTimeNumber(named name: Text) -> Int? {
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
}

extension LineBuffer {
  /// Appends the signal's name: `SIGTERM`, `SIGRTMIN+3`, or `signal 32` for
  /// the two that have none.
  @inline(never)
  public mutating func append(_ signal: Signal) {
    let number = Int(signal.rawValue)
    if let name = names[number &- 1] {
      append("SIG")
      append(name)
    } else if number < Signal.firstRealTime {
      append("signal ")
      append(number)
    } else {
      append("SIGRTMIN")
      guard number > Signal.firstRealTime else { return }
      append("+")
      append(number &- Signal.firstRealTime)
    }
  }
}
