import InitletCore
import Linux

/// `--guard`: a second init between the first and the command.
///
/// Everything that is ever started below is the second's to reap, for it is the
/// nearest subreaper. If it is killed, all of that becomes the first's, who goes
/// on in its place; if the first is killed, the second hears of it and kills all.
/// As PID 1 there is no need of it: the kernel does the same.
enum Guard {
  /// By which the second learns of the first's death; any would do.
  static let deathSignal = Signal.terminate

  enum Role {
    /// There is no other.
    case only
    case first(second: ProcessID)
    case second(first: ProcessID)
  }

  /// Makes the second init if there is to be one, and tells which the caller is.
  static func role(_ options: inout Options) throws(Errno) -> Role {
    let first = ProcessID.current
    if !options.isGuarded || options.isPause || first == .first { return .only }
    if let second = try Child.fork(isWaiting: false) { return .first(second: second) }
    CurrentProcess.adoptOrphans(&options)
    CurrentProcess.expect(deathSignal, fromParent: first, Log(options.profile))
    return .second(first: first)
  }

  /// Tells the first init which process is the second's command.
  ///
  /// Without that it takes the death of the second for the command's.
  static func announce(_ command: Command, _ role: Role) {
    guard case .second(let first) = role else { return }
    SignalInfo.notify(first, Int(command.process.rawValue))
  }
}
