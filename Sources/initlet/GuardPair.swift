import InitletCore
import Linux
import Primitives

/// The two inits of `--guard`: the outer one starts the inner one, which runs the command.
///
/// The inner init adopts everything that loses its parent below it. If it is killed, the outer init
/// adopts all of that and takes its place. If the outer init is killed, the inner one kills
/// everything. PID 1 needs no pair: when it is killed, the kernel kills its whole PID namespace.
struct GuardPair {
  /// The message from the inner init to the outer one.
  enum Notice: Equatable {
    /// The command does not run yet.
    case nothing
    /// The command runs as this process.
    case running(ProcessID)
    /// The command has ended with this code.
    case ended(ExitCode)
  }

  /// The position of the init, with or without a pair.
  let role: Role

  /// Memory that both inits share; `nil` without a pair.
  ///
  /// A message by signal could be lost where too many signals are queued (`RLIMIT_SIGPENDING`).
  private let notice: UnsafeMutablePointer<Notice>?

  /// Makes the inner init where the options ask for a pair; then both inits return from here.
  static func start(
    _ options: Options, _ current: ProcessID, _ log: Log
  ) throws(Errno) -> GuardPair {
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

  /// The last message of the inner init.
  var lastNotice: Notice { notice?.pointee ?? .nothing }

  /// Replaces the message to the outer init; does nothing without a pair.
  func publish(_ news: Notice) {
    notice?.pointee = news
  }
}
