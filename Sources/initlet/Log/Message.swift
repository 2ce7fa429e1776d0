import InitletCore
import Primitives

/// The events that the init reports to people.
enum Message {
  case adoptsNoOrphans
  case started(MainProcess)
  case beganSession
  case received(Signal)
  case gaveUpTerminal
  case forwarded(Signal, MainProcess)
  /// The kernel did not let the init send the command a signal.
  case refused(Signal, MainProcess)
  case dropped(Signal)
  /// A request to end waits for the delay of `--stop-delay`.
  case heldBack(Signal)
  case reaped(ProcessID, Termination)
  case ended(MainProcess, Termination, asksForMemory: Bool)
  case outlivesLimit(MainProcess)
  /// The inner init of a guarded pair was killed.
  case innerKilled(MainProcess, Signal)
  case exiting(ExitCode)

  /// The lowest verbosity at which the init reports it; `nil` where the caller has decided that it
  /// does.
  func leastVerbosity(_ profile: Profile) -> Int8? {
    switch self {
    case .reaped, .ended: nil
    case .adoptsNoOrphans, .innerKilled, .outlivesLimit, .refused: 0
    case .started, .forwarded, .dropped, .heldBack, .exiting: 1
    case .received, .gaveUpTerminal, .beganSession:
      profile.manners.contains(.dumbInitWording) ? 1 : 2
    }
  }
}

extension LineBuffer {
  /// Appends the message in initlet's words.
  mutating func append(_ message: Message) {
    switch message {
    case .adoptsNoOrphans: append("not PID 1, no subreaper (-s): zombie reaping won't work")
    case .started(let main):
      append("Started ")
      append(main)
    case .beganSession: append("setsid")
    case .received(let signal):
      append("Received ")
      append(signal)
    case .gaveUpTerminal: append("Gave up the terminal")
    case .forwarded(let signal, let main), .refused(let signal, let main):
      if case .forwarded = message { append("Forwarded ") }
      append(signal)
      append(" to ")
      append(main)
      if case .refused = message { append(" is not permitted") }
    case .dropped(let signal):
      append("Dropped ")
      append(signal)
    case .heldBack(let signal):
      append("Held back ")
      append(signal)
    case .reaped(let process, let termination):
      append("Reaped zombie process with pid=")
      append(process)
      append(", which ")
      append(termination)
    case .ended(let main, let termination, let asksForMemory):
      append(main)
      append(" ")
      append(termination)
      if asksForMemory { append("; out of memory?") }
    case .outlivesLimit(let main):
      append(main)
      append(" has not ended in time; ending everything")
    case .innerKilled(let inner, let signal):
      append(inner)
      append(" ")
      append(.killed(signal))
      append("; ending everything")
    case .exiting(let code):
      append("Exiting with status ")
      append(decimal: UInt32(code.rawValue))
    }
  }

  /// Appends `NAME (pid PID)`.
  private mutating func append(_ main: MainProcess) {
    append(word: main.name)
    append(" (pid ")
    append(main.process)
    append(")")
  }

  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  private mutating func append(_ termination: Termination) {
    switch termination {
    case .killed(let signal):
      append("was killed by ")
      append(signal)
    case .exited(let code):
      append("exited with status ")
      append(decimal: UInt32(code.rawValue))
    }
  }
}
