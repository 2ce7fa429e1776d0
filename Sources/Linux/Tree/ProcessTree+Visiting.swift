import Primitives

extension ProcessTree {
  /// The purpose of a walk: what is done with each process.
  enum Purpose {
    /// Remember that it is there, so that it can be told from one that is made later.
    case record
    /// Remember that it was told to end by somebody else: all, or the members of a process group.
    case note(ProcessID?)
    /// Send two signals, or one, unless it was told before; a deeper descendant only where it was
    /// recorded before.
    case tell(Signal, then: Signal?)
    /// Send KILL, unless it was sent before.
    case kill
    /// Remember that it is not the command's, and is never signalled.
    case spare
    /// Count it, and keep the first few.
    case sample
  }

  /// Visits a process; returns whether it was newly recorded, or sent a signal.
  @discardableResult
  mutating func visit(_ entry: ProcessQueue.Entry, _ purpose: Purpose) -> Bool {
    let process = entry.process
    let known = record(of: process)
    switch purpose {
    case .record:
      return record(entry, known)
    case .note(let group):
      if known.isTold { return false }
      if let group, ProcessID.group(of: process) != group { return false }
      guard let start = verifiedStart(of: entry, known) else { return fail() }
      records.set(ProcessRecord.descendant(startedAt: start).told, for: process)
    case .tell(let first, let second):
      if entry.parent == root { return tellChild(process, known, first, second) }
      guard known.isDescendant, !known.isTold else { return false }
      return send(first, then: second, to: entry, known)
    case .kill:
      if entry.parent == root {
        guard !known.isKilled, Child.exists(process) else { return false }
        guard (try? Signal.kill.send(to: process)) != nil else { return false }
        records.set(known.killed, for: process)
        return true
      }
      return send(.kill, then: nil, to: entry, known)
    case .spare: spared.set(process, true)
    case .sample:
      sampled.append(process)
      return false
    }
    return true
  }

  private mutating func record(_ entry: ProcessQueue.Entry, _ known: ProcessRecord) -> Bool {
    // Without lists of children, a process is found by the record of its parent.
    guard known == .unknown, entry.parent != root || lacksChildrenLists else { return false }
    guard let start = verifiedStart(of: entry, known) else { return fail() }
    records.set(.descendant(startedAt: start), for: entry.process)
    return true
  }

  /// Notes that nothing could be done with a process, so that the look is repeated; returns false.
  private mutating func fail() -> Bool {
    isComplete = false
    return false
  }

  /// Tells a child of the init, unless it was told before.
  ///
  /// One that somebody else has told is sent the second signal alone: it may be stopped.
  private func tellChild(
    _ child: ProcessID, _ known: ProcessRecord, _ first: Signal, _ second: Signal?
  ) -> Bool {
    if known.isTold, !known.isDescendant { return false }
    guard Child.exists(child) else { return false }
    let isTold =
      known.isTold
      && ProcessStat.read(of: child).map { known.matches(start: $0.start) } ?? false
    do throws(Errno) {
      if !isTold { try first.send(to: child) }
    } catch {
      return false
    }
    // Where that fails, nobody is told a second time.
    try? second?.send(to: child)
    records.set(.toldChild, for: child)
    return true
  }

  /// Sends one or two signals to a deeper descendant, and records what was sent.
  ///
  /// The number of a deeper descendant may be reused, so a handle holds the process before it is
  /// verified. Where the kernel (before 5.3), a filter or a limit refuses handles, the signal hits
  /// another process only if the number is reused between that check and the signal.
  private mutating func send(
    _ first: Signal, then second: Signal?, to entry: ProcessQueue.Entry, _ known: ProcessRecord
  ) -> Bool {
    let handle = try? ProcessHandle(entry.process)
    guard let start = verifiedStart(of: entry, known) else { return fail() }
    if known.isKilled, known.matches(start: start) { return false }
    do throws(Errno) {
      if let handle {
        try handle.send(first)
        if let second { try? handle.send(second) }
      } else {
        try first.send(to: entry.process)
        try? second?.send(to: entry.process)
      }
    } catch {
      return fail()
    }
    let kept = known.matches(start: start) ? known : .descendant(startedAt: start)
    records.set(first == .kill ? kept.killed : kept.told, for: entry.process)
    return true
  }

  /// The start time of a process, in clock ticks; `nil` where it is not a descendant.
  ///
  /// It is one if it was recorded with this start time, or if its parent is the init, or if its
  /// parent is unchanged and still the process that the tree listed: either a child of the init,
  /// whose number only the init can free, or a recorded descendant.
  private func verifiedStart(of entry: ProcessQueue.Entry, _ known: ProcessRecord) -> UInt32? {
    guard let stat = ProcessStat.read(of: entry.process) else { return nil }
    if known.matches(start: stat.start) || stat.parent == root { return stat.start }
    guard stat.parent == entry.parent else { return nil }
    if Child.exists(entry.parent) { return stat.start }
    let parent = record(of: entry.parent)
    guard let start = ProcessStat.read(of: entry.parent)?.start, parent.matches(start: start)
    else { return nil }
    return stat.start
  }
}
