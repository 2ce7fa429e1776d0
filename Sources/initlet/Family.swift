import InitletCore
import Linux

extension CurrentProcess {
  /// Adopts every descendant that loses its parent, as PID 1 does anyway.
  static func adoptOrphans(_ options: inout Options, _ process: ProcessID) {
    if process == .first { return }
    let log = Log(options.profile)
    guard options.adoptsOrphans else {
      // dumb-init never does, and never says so.
      if options.profile == .tini, options.verbosity >= 0 {
        var line = log.line()
        line.append("not PID 1, no subreaper (-s): zombie reaping won't work")
        Log.write(&line)
      }
      return
    }
    do throws(Errno) {
      try becomeSubreaper()
    } catch {
      log.failure("cannot become a subreaper", error)
    }
  }

  /// Asks for a signal, if there is to be one, at the death of the parent.
  ///
  /// A parent that is gone already will never send it, so that the caller does.
  static func expect(_ signal: Signal?, fromParent parent: ProcessID, _ log: Log) {
    guard let signal else { return }
    do throws(Errno) {
      try askForParentDeathSignal(signal)
      if ProcessID.parent != parent { try signal.send(to: .current) }
    } catch {
      log.failure("parent-death signal", error)
    }
  }
}
