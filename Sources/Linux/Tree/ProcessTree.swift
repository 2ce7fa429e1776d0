import Primitives

/// The descendants of the init, in a PID namespace that other processes may share.
public struct ProcessTree: ~Copyable {
  /// The descendants that are visited.
  public enum Part: Sendable {
    /// The children of the root.
    case children
    /// All descendants, parents before their children.
    case everyone
  }

  /// The caller.
  public let root: ProcessID
  /// The source of the latest walk; `nil` before the first one.
  private var source: DescendantSource?
  /// What the tree knows of each process; empty where the kernel has no memory for it.
  var records = ProcessMap<ProcessRecord>()
  /// The same while a signal is forwarded: it does not keep a descendant from its TERM at the end.
  private var recordsOfForwarding = ProcessMap<ProcessRecord>()
  /// The processes that are not the command's, and that no walk visits.
  public let spared: SharedProcessSet
  var queue = ProcessQueue()
  /// What the latest look with `Purpose.sample` has found.
  var sampled = ProcessSample()
  /// Whether nothing failed in the latest look, so that it has found everybody.
  var isComplete = true

  /// The tree below the caller, which `root` must be: a process can verify only its own children.
  public init(of root: ProcessID, sparing spared: SharedProcessSet) {
    self.root = root
    self.spared = spared
  }

  /// All descendants that there are now.
  public static func members(below root: ProcessID) -> SharedProcessSet {
    var tree = ProcessTree(of: root, sparing: .make())
    tree.walk(.everyone, .spare)
    // A member that has ended meanwhile may have left its children to the root.
    tree.walk(.everyone, .spare)
    return tree.spared
  }

  /// Whether the kernel's lists of children are missing; false until the tree has been used.
  public var lacksChildrenLists: Bool { source != nil && source != .childrenLists }

  /// Whether it remembers what it has sent to whom; false where the kernel has no memory for that.
  public var remembers: Bool { records.isPrepared }

  /// Whether `/proc` is missing, so that only children can be found, and slowly.
  public mutating func lacksProc() -> Bool { found() == .numbers }

  /// What the tree knows of a process: nothing either where the kernel has no memory for records.
  func record(of process: ProcessID) -> ProcessRecord { records[process] ?? .unknown }

  /// Forgets a process that has been reaped, because the kernel may reuse its number.
  public func forget(_ process: ProcessID) {
    records.remove(process)
  }

  /// Whether the lists of children name no child but spared ones.
  public mutating func sparesAllChildren() -> Bool {
    walk(.children, .record) == 0 && !lacksChildrenLists
  }

  /// Records every descendant that is not a child; returns whether `/proc` was there for it.
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  @discardableResult
  public mutating func record() -> Bool {
    records.prepare()
    walk(.everyone, .record)
    return source != .numbers
  }

  /// Records that the descendants, or those in a process group, are asked to end by somebody else.
  public mutating func noteTold(in group: ProcessID?) {
    // Without `/proc` nobody could be told from a later process with the same number.
    if record() { walk(.everyone, .note(group)) }
  }

  /// Records that a child was asked to end by somebody else.
  public mutating func noteTold(_ child: ProcessID) {
    records.prepare()
    records.set(.toldChild, for: child)
  }

  /// Sends two signals, or one, to the children that were not told before, or to all descendants
  /// that were recorded and not told.
  ///
  /// A process is told once the signal was sent. Where that fails, because it has ended, has become
  /// a child of the init or belongs to another user, it is tried again the next time. Returns the
  /// number of the root's children; without the kernel's lists of children, the number of processes
  /// that were signalled now.
  @discardableResult
  public mutating func tell(_ first: Signal, then second: Signal?, to part: Part) -> Int {
    let purpose = Purpose.tell(first, then: second)
    let count = walk(part, purpose)
    // The lists do not lead to the sessions of `docker exec`.
    if part == .everyone, root == .namespaceInit { _ = walkByParents(part, purpose) }
    return count
  }

  /// Sends a signal to the children or to all descendants, whether they were told or not.
  public mutating func forward(_ signal: Signal, to part: Part) {
    swap(&records, &recordsOfForwarding)
    records.clear()
    if part == .everyone { record() }
    tell(signal, then: nil, to: part)
    // A process whose parent has ended meanwhile is a child now.
    if remembers { tell(signal, then: nil, to: .children) }
    swap(&records, &recordsOfForwarding)
  }

  /// Sends KILL to the children that were not sent it before, or to all descendants; returns what
  /// `tell` returns.
  @discardableResult
  public mutating func kill(_ part: Part) -> Int {
    // Below a process that may not be signalled, there may be others that may.
    if part == .everyone { record() } else { records.prepare() }
    return walk(part, .kill)
  }

  /// The first few descendants.
  public mutating func sample() -> ProcessSample {
    // Without `/proc` only children are found, and to try all numbers takes too long for a message.
    walk(lacksProc() ? .children : .everyone, .sample)
    return sampled
  }

  /// Looks at `/proc` anew: it may be mounted over, and a failure to open a file passes.
  @inline(never)  // Inlined into its callers, it takes 20 bytes more.
  mutating func found() -> DescendantSource {
    let found = DescendantSource(for: root)
    // The next look tells a failure that passes from a /proc that is missing.
    if found == .numbers, source != .numbers { isComplete = false }
    source = found
    return found
  }
}
