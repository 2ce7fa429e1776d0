import InitletCore
import Linux

/// `--guard`: a second init between the first and the command.
///
/// Everything that is ever started below is the second's to reap, for it is the
/// nearest subreaper. If it is killed, all of that becomes the first's, who goes
/// on in its place; if the first is killed, the second hears of it and kills all.
/// As PID 1 there is no need of it: the kernel does the same.
struct Guard {
  /// By which the second learns of the first's death; any would do.
  static let deathSignal = Signal.terminate

  /// In the second init: the first.
  private(set) var first = ProcessID.none
  /// In the first init: the second, whose command's place that takes.
  private(set) var second = ProcessID.none
  /// What the second tells the first, in memory that both have: a signal could get lost
  /// where too many are queued already (RLIMIT_SIGPENDING).
  ///
  /// At first zero, then the number of its command, at last the negated code with which
  /// that ended, less one.
  private var notice: UnsafeMutablePointer<Int>?

  var isFirst: Bool { second != .none }
  var isSecond: Bool { first != .none }

  /// What was told last; zero where nothing was.
  var told: Int { notice?.pointee ?? 0 }

  func tell(_ news: Int) {
    notice?.pointee = news
  }

  /// Goes on in the place of the second init.
  mutating func succeed() {
    second = .none
  }

  /// Makes the second init if there is to be one; both go on from here.
  ///
  /// The process is the caller.
  mutating func begin(_ options: inout Options, _ process: ProcessID) throws(Errno) {
    if !options.isGuarded || options.isPause || process == .first { return }
    guard let memory = MemoryMapping.make(byteCount: MemoryLayout<Int>.size, isShared: true)
    else { throw .outOfMemory }
    notice = memory.assumingMemoryBound(to: Int.self)
    if let child = try Child.fork() {
      second = child
      return
    }
    first = process
    CurrentProcess.adoptOrphans(&options, .current)
    CurrentProcess.expect(Guard.deathSignal, fromParent: first, Log(options.profile))
  }
}
