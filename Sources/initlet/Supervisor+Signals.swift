import InitletCore
import Linux
import Primitives

extension Supervisor {
  /// Acts on a received signal by the verdict of the filter; returns the code to exit with once
  /// there is one.
  mutating func receive(_ received: ReceivedSignal) -> ExitCode? {
    let signal = received.signal
    let verdict = filter.verdict(
      on: received,
      in: SignalFilter.Situation(
        role: role, isRunning: lifecycle.isRunning, followsStops: jobControl != nil),
      parent: { ProcessID.parent }, session: { ProcessID.currentSession })
    switch verdict {
    case .outerDied: return handle(.outerDied)
    case .echo(let stopsInit):
      // A failed write is not logged: logging would fail the same way and cause the next SIGPIPE.
      if stopsInit { JobControl.stopInit(with: signal) }
      return nil
    case .fromInner, .passToInner, .reachedInner, .forJob, .event: break
    }
    log.report(.received(signal))
    switch verdict {
    case .outerDied, .echo, .reachedInner: break
    case .fromInner(let stopsInit): if stopsInit { JobControl.stopInit(with: signal) }
    case .passToInner: forward(received, to: .process)
    case .forJob: forward(received, to: lifecycle.options.target)
    case .event(let returnsForeground, let stopsInit):
      if returnsForeground { jobControl?.resume() }
      let code = handle(.signal(received))
      if stopsInit { try? Signal.stop.send(to: own) }
      return code
    }
    return nil
  }

  @inline(never)  // Inlined into its callers, it takes 0.3 kB more.
  mutating func forward(_ received: ReceivedSignal, to target: ForwardTarget) {
    guard let main, delivery.send(received, to: target, of: main.process) else { return }
    // At the command's end dumb-init reports the end first, so `commandEnded` reports this signal.
    if !reaper.commandAwaitsReaping { log.report(.forwarded(received.signal, main)) }
  }

  mutating func signalLeftovers(
    _ first: Signal, then second: Signal?, _ part: Action.Leftovers
  ) {
    if part != .newBranches { log.report(.signalsLeftovers(first)) }
    turns.signalled(childCount: leftovers.send(first, then: second, to: part))
  }
}
