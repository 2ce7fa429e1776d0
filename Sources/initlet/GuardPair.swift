import InitletCore
import Linux
import Primitives

/// The two inits of `--guard`: the outer one starts the inner one, and that runs the command.
///
/// The inner init is the nearest subreaper of everything that is ever started below it. If it is
/// killed, the outer one gets all of that and goes on in its place. If the outer one is killed, the
/// inner one kills everything. As PID 1 there is no need of a pair: the kernel does the same.
struct GuardPair {
  /// What the inner init tells the outer one.
  enum Notice: Equatable {
    case nothing
    case running(ProcessID)
    case ended(ExitCode)
  }

  /// What the init is, with or without a pair.
  let role: Role

  /// Memory that both inits share, where there is a pair: a signal could be lost where too many are
  /// pending already (RLIMIT_SIGPENDING).
  private let notice: UnsafeMutablePointer<Notice>?

  /// Makes the inner init if there is to be one; both go on from here.
  static func start(_ options: Options, _ current: ProcessID, _ log: Log) throws(Errno) -> GuardPair
  {
    if current == .namespaceInit { return GuardPair(role: .namespaceInit, notice: nil) }
    if !options.isGuarded || options.isPause { return GuardPair(role: .subreaper, notice: nil) }
    guard
      let memory = MemoryMapping.make(byteCount: MemoryLayout<Notice>.size, .shared)
    else { throw .outOfMemory }
    let notice = memory.assumingMemoryBound(to: Notice.self)
    notice.initialize(to: .nothing)
    if let inner = try Child.fork() { return GuardPair(role: .outer(inner: inner), notice: notice) }
    Subreaper.adoptOrphans(options, log)
    ParentDeathSignal.expect(SignalFilter.outerDeathSignal, from: current, log)
    return GuardPair(role: .inner(outer: current), notice: notice)
  }

  /// What the inner init has told last.
  var lastNotice: Notice { notice?.pointee ?? .nothing }

  func publish(_ news: Notice) {
    notice?.pointee = news
  }
}
