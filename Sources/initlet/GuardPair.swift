import InitletCore
import Linux
import Primitives

/// The two inits of `--guard`: the outer one starts the inner one, which runs the command.
///
/// The outer init hands every signal on. If either is killed, the other ends everything. PID 1 needs
/// no pair: when it is killed, the kernel kills its whole PID namespace. All that both must know is
/// decided before the pair is made.
enum GuardPair {
  /// Makes the inner init where the options ask for a pair; then both inits return from here with
  /// their roles.
  ///
  /// The inner init leaves the process group of the outer one, so that a signal to the group
  /// reaches it once, by the outer init. It stays where the command needs a group that it could not
  /// join from outside, because it is outside the PID namespace.
  static func start(
    _ options: Options, _ current: ProcessID, in job: ProcessID?, _ log: Log
  ) throws(Errno) -> Role {
    if current == .namespaceInit { return .namespaceInit }
    if !options.isGuarded || options.isPause { return .subreaper }
    let (reader, writer) = try FileDescriptor.pipe()
    if let inner = try Child.fork() {
      writer.close()
      // The inner init discards what it receives until it closes the pipe.
      reader.awaitEnd()
      reader.close()
      return .outer(inner: inner)
    }
    ParentDeathSignal.expect(SignalFilter.outerDeathSignal, from: current, log)
    if options.placement != .inherited || job != nil { try? CurrentProcess.beginProcessGroup() }
    // What was sent to the whole group meanwhile, the outer init hands on.
    let discarded = SignalSet.all.removing(.child).removing(SignalFilter.outerDeathSignal)
    while SignalWait.next(of: discarded, atMost: .zero) != nil {}
    writer.close()
    return .inner(outer: current)
  }
}
