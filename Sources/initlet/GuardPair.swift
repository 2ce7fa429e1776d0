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
  /// The command, where this is the outer init and both belong to the job of a shell.
  let member: ProcessID?
  /// The end of the pipe by which the inner init says that the command is launched, and which
  /// process it is if it is a part of a shell's job.
  let writer: FileDescriptor?

  /// Makes the inner init where the options ask for a pair; then both inits return from here with
  /// their roles, the outer one after the launch of the command.
  ///
  /// The inner init leaves the process group of the outer one, so that a signal to the group
  /// reaches it once, by the outer init. It stays where the command needs a group that it could not
  /// join from outside, because it is outside the PID namespace.
  static func start(
    _ options: Options, _ current: ProcessID, in job: ProcessID?, _ log: Log
  ) throws(Errno) -> GuardPair {
    if current == .namespaceInit || !options.isGuarded || options.isPause {
      let role = current == .namespaceInit ? Role.namespaceInit : .subreaper
      return GuardPair(role: role, member: nil, writer: nil)
    }
    let (reader, writer) = try FileDescriptor.pipe()
    if let inner = try Child.fork() {
      writer.close()
      // Until then the inner init discards what reaches it, or the command is no part of the job.
      let command = Notice(from: reader).command
      reader.close()
      if let command { Launch.begin(command, options.placement) }
      return GuardPair(role: .outer(inner: inner), member: command, writer: nil)
    }
    reader.close()
    ParentDeathSignal.expect(SignalFilter.outerDeathSignal, from: current, log)
    if options.placement != .inherited || job != nil { try? CurrentProcess.beginProcessGroup() }
    // What was sent to the whole group meanwhile, the outer init hands on.
    let discarded = SignalSet.all.removing(.child).removing(SignalFilter.outerDeathSignal)
    while SignalWait.next(of: discarded, atMost: .zero) != nil {}
    return GuardPair(role: .inner(outer: current), member: nil, writer: writer)
  }
}
