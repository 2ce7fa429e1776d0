import InitletCore
import Linux
import Primitives

/// All processes below the init: as PID 1 the whole PID namespace, otherwise those in the process
/// tree.
///
/// Processes that were there before the command are spared.
struct Descendants: ~Copyable {
  private var tree: ProcessTree
  /// The process group of the command, where its members do not become children of the init when
  /// their parents end.
  private let group: ProcessID?
  /// Whether the first round of TERM has been sent.
  private var hasBegun = false
  /// Whether that round told the whole PID namespace, where there was no `/proc`.
  private var hasToldNamespace = false
  /// Whether the process group was told.
  private var hasToldGroup = false
  /// Whether the descendants that were there in the first rounds of TERM have been recorded.
  private var hasRecorded = false

  /// The descendants of a process, which must be the caller; with a process group, its members too.
  init(of process: ProcessID, inGroup group: ProcessID?, sparing spared: SharedProcessSet) {
    self.group = group
    tree = ProcessTree(of: process, sparing: spared)
  }

  private var isNamespaceInit: Bool { tree.root == .namespaceInit }

  /// The processes that were there before the command.
  var spared: SharedProcessSet { tree.spared }

  /// Whether the kernel's lists of children are missing, so that a scan is slow or finds children
  /// only.
  var lacksChildrenLists: Bool { tree.lacksChildrenLists }

  /// Whether the process group has members, where the init sees to it.
  var groupRemains: Bool { group.map { ProcessGroup.exists($0) } ?? false }

  /// Whether each child of the init was there before the command; false where that is unknown.
  var areAllSpared: Bool {
    mutating get { spared.canHaveMembers && tree.sparesAllChildren() }
  }

  /// Sends TERM and CONT; returns the number of the init's children, or 0 where it is unknown.
  mutating func end(_ leftovers: Action.Leftovers) -> Int {
    let isFirst = !hasBegun
    hasBegun = true
    if isFirst, isNamespaceInit, tree.lacksProc() {
      hasToldNamespace = true
      tellNamespace(.terminate, then: .resume)
    }
    // With a child, the command lives, or the init adopts its descendants.
    if let group, !hasToldGroup, !Child.hasAny {
      hasToldGroup = true
      try? Signal.terminate.send(toGroup: group)
      try? Signal.resume.send(toGroup: group)
    }
    // The tree tells those members that are below a command which has outlived its time limit.
    if leftovers == .everyone { hasToldGroup = true }
    // Everybody was told at once, and only once.
    if hasToldNamespace { return 0 }
    // A failure to use `/proc` may have passed by the next round.
    if !hasRecorded { hasRecorded = tree.record() }
    // Without a memory of who was told, nobody is told in a second round.
    return isFirst || tree.remembers
      ? tree.tell(.terminate, then: .resume, to: leftovers.part) : 0
  }

  /// Sends KILL; returns what `end` returns.
  mutating func kill(_ leftovers: Action.Leftovers) -> Int {
    if isNamespaceInit {
      tellNamespace(.kill, then: nil)
      return 0
    }
    // With a child, the number may be another group's by now.
    if let group, !Child.hasAny { try? Signal.kill.send(toGroup: group) }
    let count = tree.kill(.children)
    // Without `/proc` a look at everyone takes long: those that a short one has found end first.
    if leftovers == .everyone, count == 0 || !tree.lacksProc() { tree.kill(.everyone) }
    return count
  }

  /// Forwards a signal to the children, or to every descendant.
  mutating func forward(_ signal: Signal, to leftovers: Action.Leftovers) {
    if isNamespaceInit, leftovers == .everyone, !spared.canHaveMembers {
      return tellNamespace(signal, then: nil)
    }
    tree.forward(signal, to: leftovers.part)
  }

  private func tellNamespace(_ first: Signal, then second: Signal?) {
    // ESRCH: there is no process but the init. EPERM: none that it may signal.
    try? first.sendToWholeNamespace()
    try? second?.sendToWholeNamespace()
  }

  /// Records that a forwarded TERM has reached the command, its process group or all descendants.
  mutating func noteTold(_ target: ForwardTarget, of command: ProcessID) {
    if target != .process { hasToldGroup = true }
    switch target {
    case .process: tree.noteTold(command)
    case .processGroup: tree.noteTold(in: command)
    case .descendants: tree.noteTold(in: nil)
    case .children: break
    }
  }

  /// The first few descendants.
  mutating func sample() -> ProcessSample { tree.sample() }

  /// Forgets a process that has been reaped, because the kernel may reuse its number.
  func forget(_ process: ProcessID) {
    tree.forget(process)
    spared.remove(process)
  }
}

extension Action.Leftovers {
  fileprivate var part: ProcessTree.Part {
    switch self {
    case .tops: .children
    case .everyone: .everyone
    }
  }
}
