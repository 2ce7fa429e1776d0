import Primitives

extension LineBuffer {
  /// Appends the message in dumb-init's words, which some scripts look for.
  mutating func append(asDumbInit message: Message) {
    switch message {
    case .started(let main):
      append("Child spawned with PID ")
      append(main.process)
      append(".")
    case .beganSession: append("setsid complete.")
    case .received(let signal): append("Received signal ", signal, ".")
    case .gaveUpTerminal:
      // dumb-init receives the two signals, one by one.
      append("Ignoring tty hand-off signal ", .hangUp, ".")
      append(byte: UInt8(ascii: "\n"))
      append("[dumb-init] Ignoring tty hand-off signal ", .resume, ".")
    case .forwarded(let signal, _): append("Forwarded signal ", signal, " to children.")
    case .reaped(let process, let termination): append(process, termination)
    case .ended(let main, let termination, _): append(main.process, termination)
    case .exiting(let code):
      append("Child exited with status ")
      append(decimal: UInt32(code.rawValue))
      append(". Goodbye.")
    case .adoptsNoOrphans, .dropped, .heldBack, .innerKilled, .outlivesLimit, .refused:
      append(message)
    }
  }

  private mutating func append(_ text: CString, _ signal: Signal, _ rest: CString) {
    append(text)
    append(decimal: UInt32(signal.rawValue))
    append(rest)
  }

  private mutating func append(_ process: ProcessID, _ termination: Termination) {
    append("A child with PID ")
    append(process)
    switch termination {
    case .killed(let signal): append(" was terminated by signal ", signal, ".")
    case .exited(let code):
      append(" exited with exit status ")
      append(decimal: UInt32(code.rawValue))
      append(".")
    }
  }
}
