import InitletCore
import Linux

/// What happens, as lines for people.
extension Log {
  static func started(_ command: Command) {
    var line = line()
    line.append("started ")
    line.append(command)
    write(&line)
  }

  static func forwarded(_ signal: Signal, _ command: Command) {
    var line = line()
    line.append("forwarded ")
    line.append(signal)
    line.append(" to ")
    line.append(command)
    write(&line)
  }

  /// A signal, with what is said before and after it.
  @inline(never)
  static func signal(_ before: Text, _ signal: Signal, _ after: Text) {
    var line = line()
    line.append(before)
    line.append(signal)
    line.append(after)
    write(&line)
  }

  static func reaped(_ process: ProcessID, _ termination: Termination) {
    var line = line()
    line.append("reaped adopted process ")
    line.append(process)
    line.append(", which ")
    line.append(termination)
    write(&line)
  }

  /// The command has ended, if it was killed perhaps by a signal that did not come
  /// through the init.
  static func ended(_ command: Command, _ termination: Termination, isExpected: Bool) {
    var line = line()
    line.append(command)
    line.append(" ")
    line.append(termination)
    if !isExpected, termination == .killed(.kill) { line.append("; out of memory?") }
    write(&line)
  }

  static func survivors(_ descendants: inout Descendants) {
    var line = line()
    line.append("gave up on processes that KILL did not end:")
    descendants.visit { descendant in
      line.append(" ")
      line.append(descendant)
    }
    write(&line)
  }

  static func exiting(_ code: ExitCode) {
    var line = line()
    line.append("exiting with status ")
    line.append(Int(code.rawValue))
    write(&line)
  }
}

extension LineBuffer {
  @inline(never)
  fileprivate mutating func append(_ command: Command) {
    append(word: Text(command.name))
    append(" (pid ")
    append(command.process)
    append(")")
  }

  @inline(never)
  fileprivate mutating func append(_ termination: Termination) {
    switch termination {
    case .exited(let code):
      append("exited with status ")
      append(Int(code.rawValue))
    case .killed(let signal):
      append("was killed by ")
      append(signal)
    }
  }
}
