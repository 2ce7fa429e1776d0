import InitletCore
import Linux
import Primitives

/// The two inits of `--guard`: the outer one starts the inner one, which runs the command.
///
/// The outer init hands every signal on. If either is killed, the other ends everything. PID 1 needs
/// no pair: when it is killed, the kernel kills its whole PID namespace. All that both must know is
/// decided before the pair is made.
struct GuardPair {
  /// The position of the init, with or without a pair.
  let role: Role
  /// The end of the pipe by which the inner init says that the command is launched.
  private let writer: FileDescriptor?

  /// Makes the inner init where the options ask for a pair; then both inits return from here with
  /// their roles, the outer one after the launch of the command.
  ///
  /// The inner init leaves the process group of the outer one, so that a signal to the group
  /// reaches it once, by the outer init. It stays where the command needs a group that it could not
  /// join from outside, because it is outside the PID namespace.
  static func start(
    _ options: Options, _ current: ProcessID, in job: ProcessID?, _ log: Log
  ) throws(Errno) -> GuardPair {
    if current == .namespaceInit { return GuardPair(role: .namespaceInit, writer: nil) }
    if !options.isGuarded || options.isPause { return GuardPair(role: .subreaper, writer: nil) }
    let (reader, writer) = try FileDescriptor.pipe()
    if let inner = try Child.fork() {
      writer.close()
      // Until then the inner init discards what reaches it, or the command is no part of the job.
      reader.awaitWriter()
      reader.close()
      if options.placement == .inherited { Launch.shareEarlierKeys(with: inner) }
      return GuardPair(role: .outer(inner: inner), writer: nil)
    }
    reader.close()
    ParentDeathSignal.expect(SignalFilter.outerDeathSignal, from: current, log)
    if options.placement != .inherited || job != nil { try? CurrentProcess.beginProcessGroup() }
    // What was sent to the whole group meanwhile, the outer init hands on.
    let discarded = SignalSet.all.removing(.child).removing(SignalFilter.outerDeathSignal)
    while SignalWait.next(of: discarded, atMost: .zero) != nil {}
    return GuardPair(role: .inner(outer: current), writer: writer)
  }

  /// Lets the outer init hand signals on; does nothing in another role.
  func reportLaunch() {
    let notice: CString = "!"
    try? writer?.write(ByteSlice(notice))
    writer?.close()
  }
}
