import InitletCore
import Linux
import Primitives

extension Supervisor {
  /// Acts on a received signal by the verdict of the filter; returns the code to exit with once
  /// there is one.
  mutating func receive(_ received: ReceivedSignal) -> ExitCode? {
    let signal = received.signal
    let verdict = filter.verdict(
      on: received, isRunning: lifecycle.isRunning, parent: { ProcessID.parent })
    if verdict.isReported { log.report(.received(signal)) }
    switch verdict {
    case .outerDied: return handle(.outerDied)
    case .echo(let stopsInit): if stopsInit { JobControl.stopInit(with: signal) }
    case .fromInner(let stopsInit):
      // The shell has continued the command since it stopped.
      if !stopsInit || memberState?.isRunning ?? false { return nil }
      // Where the stop is in vain, no shell continues the command.
      if !JobControl.stopInit(with: signal) { forward(.init(.resume, from: .other), to: .process) }
    case .passToInner: forward(received, to: .process)
    case .passToMember:
      guard let member, memberState != nil else {
        forward(received, to: .process)
        return nil
      }
      // A Ctrl-Z that has come since has stopped the command again.
      if !SignalSet.pending.contains(.terminalStop) { try? signal.send(to: member) }
    case .forJob: forward(received, to: lifecycle.options.target)
    case .event(let returnsForeground, let stopsInit):
      if let outer = filter.role.outer,
        requests.isRepeat(received, outer: outer, now: { Clock.now })
      {
        return nil
      }
      if returnsForeground { jobControl?.resume() }
      let code = handle(.signal(received))
      // A stop discards a CONT that has come meanwhile.
      if stopsInit, !SignalSet.pending.contains(.resume) {
        try? Signal.stop.send(to: filter.role.outer ?? own)
      }
      return code
    }
    return nil
  }

  /// The state of the command in the outer init's job; `nil` where there is none, or no /proc.
  ///
  /// The inner init is its parent, or it has ended and its number may be another process's.
  private var memberState: ProcessState? {
    guard let member, let stat = ProcessStat.read(of: member), stat.parent == main?.process
    else { return nil }
    return ProcessState(letter: stat.state)
  }

  @inline(never)  // Inlined into its callers, it takes 0.3 kB more.
  mutating func forward(_ received: ReceivedSignal, to target: ForwardTarget) {
    guard let main else { return }
    if case .descendants = target { turns.searched() }
    // Whom this TERM reaches is not told again in the same stop. Once it is sent, a parent that it
    // ends would hide its children for a moment.
    if received.signal == .terminate, lifecycle.isRunning {
      leftovers.noteTold(target, of: main.process)
    }
    do throws(Errno) {
      try Delivery.send(received, to: target, of: main.process, &leftovers)
    } catch {
      // Any other error means that the command has just ended.
      if error == .notPermitted, reportedAsRefused.insert(received.signal) {
        log.report(.refused(received.signal, main))
      }
      return
    }
    // At the command's end dumb-init reports the end first, so `commandEnded` reports this signal.
    if !reaper.commandAwaitsReaping { log.report(.forwarded(received.signal, main)) }
  }

  /// Sends TERM and CONT, or KILL, to a part of what the command left behind; before the first time
  /// names who is left.
  mutating func signalLeftovers(_ signal: Signal, _ part: Action.Leftovers) {
    if lifecycle.options.isVerbose, reportedToLeftovers.insert(signal) {
      nameLeftovers("Left behind before ", signal)
      if reportedToLeftovers == SignalSet(signal), leftovers.lacksChildrenLists {
        log.failure("/proc children", .notImplemented)
      }
    }
    turns.signalled(
      childCount: signal == .kill ? leftovers.kill(part) : leftovers.end(part))
  }

  /// Names the first few of those that are left.
  @inline(never)  // Inlined into its callers, it takes 40 bytes more.
  mutating func nameLeftovers(_ text: CString, _ signal: Signal? = nil) {
    log.leftovers(text, signal, leftovers.sample())
  }
}
