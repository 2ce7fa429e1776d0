/// A signal, 1 to 64 (signal(7)).
///
/// The numbers are the same on every architecture that initlet is built for.
public struct Signal: Equatable, Sendable {
  public let rawValue: UInt8

  /// `_NSIG`, the highest signal.
  public static let highest = 64

  /// SIGRTMIN, the first real-time signal for programs: the C libraries keep 32 and 33 for
  /// themselves.
  static let firstRealTime = 34

  /// The signal with a number; `nil` where the number is out of range.
  public init?(_ number: Int) {
    guard number >= 1, number <= Signal.highest else { return nil }
    rawValue = UInt8(truncatingIfNeeded: number)
  }

  private init(known rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `SIGHUP`: the terminal is gone, or the service is to reload.
  public static let hangUp = Signal(known: 1)
  /// `SIGINT`: Ctrl-C.
  public static let interrupt = Signal(known: 2)
  /// `SIGQUIT`: Ctrl-\, which ends the process with a core dump.
  public static let quit = Signal(known: 3)
  /// `SIGKILL`: ends the process at once.
  public static let kill = Signal(known: 9)
  /// `SIGPIPE`: a write to a pipe without a reader.
  public static let pipe = Signal(known: 13)
  /// `SIGTERM`: the request to end.
  public static let terminate = Signal(known: 15)
  /// `SIGCHLD`: a child has ended, stopped or continued.
  public static let child = Signal(known: 17)
  /// `SIGCONT`: continues a stopped process.
  public static let resume = Signal(known: 18)
  /// `SIGSTOP`: stops the process at once.
  public static let stop = Signal(known: 19)
  /// `SIGTSTP`: Ctrl-Z.
  public static let terminalStop = Signal(known: 20)
  /// `SIGTTIN`: a read from the terminal in the background.
  public static let terminalInput = Signal(known: 21)
  /// `SIGTTOU`: a write to the terminal in the background.
  public static let terminalOutput = Signal(known: 22)
  /// `SIGXFSZ`: a write beyond the limit of the file size.
  public static let fileSize = Signal(known: 25)
  /// `SIGWINCH`: the window of the terminal has another size.
  public static let windowChange = Signal(known: 28)
  /// `SIGRTMAX`: the kernel queues it, as every real-time signal (signal(7)).
  public static let last = Signal(known: 64)

  /// Whether no process can catch, block or ignore the signal: KILL and STOP.
  public var isUncatchable: Bool { self == .kill || self == .stop }

  /// Whether people and container engines ask a process to end with it: TERM, INT and QUIT.
  public var asksToEnd: Bool {
    self == .terminate || self == .interrupt || self == .quit
  }

  /// Whether job control stops processes with it: TSTP, TTIN and TTOU.
  public var isTerminalStop: Bool {
    self == .terminalStop || self == .terminalInput || self == .terminalOutput
  }

  /// Whether the kernel sends it to a terminal's whole foreground process group.
  public var isSentToForeground: Bool { SignalSet.sentToForeground.contains(self) }
}
