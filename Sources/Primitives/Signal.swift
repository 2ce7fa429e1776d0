/// A signal's number, 1 to 64 on every architecture that initlet is built for (signal(7)).
public struct Signal: Equatable, Sendable {
  public let rawValue: UInt8

  /// `_NSIG`.
  public static let highest = 64

  /// The first real-time signal that programs use: the C libraries keep 32 and 33 for themselves.
  static let firstRealTime = 34

  /// Fails for what is no signal's number.
  public init?(_ number: Int) {
    guard number >= 1, number <= Signal.highest else { return nil }
    rawValue = UInt8(truncatingIfNeeded: number)
  }

  private init(known rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// SIGHUP
  public static let hangUp = Signal(known: 1)
  /// SIGINT
  public static let interrupt = Signal(known: 2)
  /// SIGQUIT
  public static let quit = Signal(known: 3)
  /// SIGKILL
  public static let kill = Signal(known: 9)
  /// SIGPIPE
  public static let pipe = Signal(known: 13)
  /// SIGTERM
  public static let terminate = Signal(known: 15)
  /// SIGCHLD
  public static let child = Signal(known: 17)
  /// SIGCONT
  public static let resume = Signal(known: 18)
  /// SIGSTOP
  public static let stop = Signal(known: 19)
  /// SIGTSTP
  public static let terminalStop = Signal(known: 20)
  /// SIGTTIN
  public static let terminalInput = Signal(known: 21)
  /// SIGTTOU
  public static let terminalOutput = Signal(known: 22)
  /// SIGXFSZ
  public static let fileSize = Signal(known: 25)
  /// SIGWINCH
  public static let windowChange = Signal(known: 28)

  /// Whether a process can neither catch nor block the signal.
  public var isUncatchable: Bool { self == .kill || self == .stop }

  /// Whether people and engines ask a process to end with it: TERM, INT and QUIT.
  public var asksToEnd: Bool {
    self == .terminate || self == .interrupt || self == .quit
  }

  /// Whether the job control of a terminal stops processes with it: TSTP, TTIN and TTOU.
  public var isTerminalStop: Bool {
    self == .terminalStop || self == .terminalInput || self == .terminalOutput
  }

  /// Whether a terminal sends it to the whole foreground process group, for a key or for a new
  /// window size (termios(3), ioctl_tty(2)).
  public var isSentToForeground: Bool {
    self == .interrupt || self == .quit || self == .windowChange || isTerminalStop
  }
}
