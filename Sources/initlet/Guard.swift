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
    case first(second: ProcessID, Notice?)
    case second(first: ProcessID, Notice?)
  }

  /// What the second tells the first, in memory that both have: a signal could get lost
  /// where too many are queued already (RLIMIT_SIGPENDING).
  ///
  /// At first zero, then the number of its command, at last the negated code with which
  /// that ended, less one. Without it the first takes the death of the second for the
  /// command's.
  typealias Notice = UnsafeMutablePointer<Int>

  /// Makes the second init if there is to be one, and tells which the caller is.
  static func role(_ options: inout Options) throws(Errno) -> Role {
    let first = ProcessID.current
    if !options.isGuarded || options.isPause || first == .first { return .only }
    let notice = MemoryMapping.make(byteCount: MemoryLayout<Int>.size, isShared: true)?
      .assumingMemoryBound(to: Int.self)
    if let second = try Child.fork(isWaiting: false) { return .first(second: second, notice) }
    CurrentProcess.adoptOrphans(&options)
    CurrentProcess.expect(deathSignal, fromParent: first, Log(options.profile))
    return .second(first: first, notice)
  }
}
