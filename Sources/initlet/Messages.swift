import InitletCore
import Linux

/// What happens, as lines for people.
enum Message: Int {
  case started, received, ignoredHandOff, forwarded, reaped, ended, exiting, beganSession
  case signalsLeftovers

  /// In the lines `%c` stands for the command and its number, `%p` for the number
  /// alone, `%s` for the name of the signal, `%n` for its number or the exit status,
  /// and `%t` for how a process ended.
  private static let texts: WordList = """
    Started %c
    Received %s
    Ignored %s
    Forwarded %s to %c
    Reaped zombie process with pid=%p, which %t
    %c %t
    Exiting with status %n
    setsid
    Sending %s to the processes left behind
    """

  /// Scripts look for these of dumb-init; the rest is as above.
  private static let dumbInitTexts: WordList = """
    Child spawned with PID %p.
    Received signal %n.
    Ignoring tty hand-off signal %n.
    Forwarded signal %n to children.
    A child with PID %p %t.
    A child with PID %p %t.
    Child exited with status %n. Goodbye.
    setsid complete.
    """

  func text(_ profile: Profile) -> Text {
    if profile == .dumbInit, let text = Message.dumbInitTexts[rawValue] { return text }
    return Message.texts[rawValue] ?? ""
  }

  /// From which verbosity on it is said.
  func verbosity(_ profile: Profile) -> Int8 {
    switch self {
    case .received, .ignoredHandOff, .beganSession: profile == .dumbInit ? 1 : 2
    default: 1
    }
  }
}

extension Log {
  /// Says what has happened to a process, or what it has done.
  @inline(never)
  func event(
    _ message: Message, _ command: Command, _ outcome: Termination, _ hint: Text = ""
  ) {
    var line = line()
    append(message.text(profile), to: &line, command, outcome)
    line.append(hint)
    Log.write(&line)
  }

  /// Which processes even KILL did not end.
  func survivors(_ descendants: inout Descendants) {
    var line = line()
    line.append("gave up on:")
    descendants.visit { descendant in
      line.append(" ")
      line.append(descendant)
    }
    Log.write(&line)
  }
}
