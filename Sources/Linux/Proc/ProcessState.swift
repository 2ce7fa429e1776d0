/// The state of a process in `/proc/PID/stat` (proc(5)).
public struct ProcessState: Sendable {
  /// The letter of the state.
  public let letter: UInt8

  public init(letter: UInt8) {
    self.letter = letter
  }

  /// Whether the process runs or sleeps: it is neither stopped nor dead.
  public var isRunning: Bool {
    switch letter {
    case UInt8(ascii: "R"), UInt8(ascii: "S"), UInt8(ascii: "D"): true
    default: false
    }
  }
}
