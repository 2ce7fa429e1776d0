import InitletCore
import Linux

extension Log {
  /// Appends a text in which `%` and a letter stand for what is known: `%N` for the
  /// name that the program goes by, `%V` for its version, and what `Message` tells.
  @inline(never)
  func append(
    _ template: Text, to line: inout LineBuffer, _ command: Command = .none,
    _ outcome: Termination = .exited(.success)
  ) {
    var rest = template
    while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
      line.append(rest.prefix(percent))
      append(field: rest[percent &+ 1], to: &line, command, outcome)
      rest = rest.dropFirst(percent &+ 2)
    }
    line.append(rest)
  }

  private func append(
    field: UInt8, to line: inout LineBuffer, _ command: Command, _ outcome: Termination
  ) {
    switch (field, outcome) {
    case (UInt8(ascii: "N"), _): line.append(profile.name)
    case (UInt8(ascii: "V"), _): append(Release.version(profile), to: &line)
    case (UInt8(ascii: "v"), _): line.append(Release.number)
    case (UInt8(ascii: "c"), _):
      line.append(word: Text(command.name))
      append(" (pid %p)", to: &line, command)
    case (UInt8(ascii: "p"), _): line.append(command.process)
    case (UInt8(ascii: "s"), .killed(let signal)): line.append(signal)
    case (UInt8(ascii: "n"), .killed(let signal)): line.append(Int(signal.rawValue))
    case (UInt8(ascii: "t"), _): append(way(outcome), to: &line, command, outcome)
    case (_, .exited(let code)): line.append(Int(code.rawValue))
    default: break
    }
  }

  /// How a process ended.
  private func way(_ outcome: Termination) -> Text {
    let isBare = profile == .dumbInit
    return switch outcome {
    case .killed: isBare ? "was terminated by signal %n" : "was killed by %s"
    case .exited: isBare ? "exited with exit status %n" : "exited with status %n"
    }
  }
}
