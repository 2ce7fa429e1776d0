import InitletCore

/// The descendants of the init, in a PID namespace that it may share with
/// others.
///
/// Nobody else is ever signalled:
///
/// - A child's number cannot mean another process until the init reaps it.
/// - A deeper descendant is held by a handle first, and only then its parent is
///   checked, which has been found to be a descendant before (`checkedMark`).
public struct ProcessTree: ~Copyable {
  /// Where the descendants are learned from.
  public enum Source: Sendable {
    /// The kernel's own lists: O(descendants).
    case childrenLists
    /// The parents of all processes: O(processes).
    case parents
    /// There is no /proc that shows this namespace: every number is tried, and
    /// only children are found; others become children once their parents end.
    case numbers
  }

  /// Who is looked for, where the kernel has lists of children; elsewhere all are.
  public enum Part: Sendable {
    case all
    /// The children of the root.
    case children
    /// Those of the children that have not been met, and all below them.
    case newBranches
  }

  private let root: ProcessID
  /// Found out when it is first needed: most inits never do.
  private var source: Source?

  /// Whether the kernel's lists of children are missing, as far as that has been
  /// found out.
  public var isLimited: Bool { source != nil && source != .childrenLists }
  /// Marks those that have been met: children with 1, deeper ones with the moment
  /// they started at, by which they can be told from who may get their number.
  private var met = ProcessMarks()
  private var queue = ProcessQueue()

  /// The root has to be the caller: only its own children are safe to signal.
  public init(of root: ProcessID) {
    self.root = root
  }

  /// A /proc that was mounted in another PID namespace has other numbers, and
  /// must not be believed.
  private func findSource() -> Source {
    // The lists take two files at a time: with room for one there is no /proc.
    let held = try? ProcPath().open(.directory)
    defer { held?.close() }
    guard let own = ProcessStat.readNumbers(ProcPath(own: "stat")), own.process == root,
      own.parent == .parent
    else { return .numbers }
    let list = ProcPath(childrenOf: root, thread: root.rawValue)
    return list.exists ? .childrenLists : .parents
  }

  /// Takes a process that has been reaped out of those met: its number may come
  /// back.
  public func forget(_ process: ProcessID) {
    met[process] = 0
  }

  /// Begins anew: every process counts as not met.
  public mutating func forgetAll() {
    met.clear()
  }

  /// Visits those descendants that were not met before, parents before their children.
  ///
  /// Those count as met then that `body` gives a mark that is not zero. Returns how many
  /// the root has of children, met or not, or how many more have been met where the kernel
  /// does not list them.
  @discardableResult
  @inline(never)
  public mutating func visitNew(_ part: Part, _ body: (Descendant) -> UInt32) -> Int {
    let source = self.source ?? findSource()
    self.source = source
    return switch source {
    case .childrenLists: visitByLists(part, body)
    case .parents: visitByParents(body)
    case .numbers: visitByNumbers(part, body)
    }
  }

  private mutating func visitByLists(_ part: Part, _ body: (Descendant) -> UInt32) -> Int {
    var count = 0
    queue.removeAll()
    var next = ProcessQueue.Entry(process: root, parent: .none)
    while true {
      // A process or a thread that has ended since it was listed has left its
      // children to the init.
      var threads = ProcNumbers(in: ProcPath(next.process, "task"), .directory)
      while let thread = threads.next() {
        var children = ProcNumbers(in: ProcPath(childrenOf: next.process, thread: thread), .read)
        while let number = children.next() {
          let child = ProcessQueue.Entry(
            process: ProcessID(rawValue: number), parent: next.process)
          if next.process == root { count &+= 1 }
          if part == .newBranches, met[child.process] != 0 { continue }
          if part == .children || !queue.append(child) { visit(child, body) }
        }
      }
      // Only now, so that what it starts in answer to a signal is not among its children.
      if next.process != root { visit(next, body) }
      guard let following = queue.next() else { return count }
      next = following
    }
  }

  /// Hands over each child of the caller, which has a single thread.
  public static func forEachChild(of root: ProcessID, _ body: (ProcessID) -> Void) {
    var children = ProcNumbers(in: ProcPath(childrenOf: root, thread: root.rawValue), .read)
    while let number = children.next() {
      let child = ProcessID(rawValue: number)
      // The /proc of another PID namespace has other numbers.
      if Child.exists(child) { body(child) }
    }
  }

  private mutating func visitByParents(_ body: (Descendant) -> UInt32) -> Int {
    var count = 0
    var before = -1
    // A child that is listed before its parent is found in the next round.
    while count != before {
      before = count
      var processes = ProcNumbers(in: ProcPath(), .directory)
      while let number = processes.next() {
        let process = ProcessID(rawValue: number)
        guard let parent = ProcessStat.numbers(of: process)?.parent,
          parent == root || met[parent] != 0
        else { continue }
        count &+= visit(ProcessQueue.Entry(process: process, parent: parent), body)
      }
    }
    return count
  }

  private mutating func visitByNumbers(_ part: Part, _ body: (Descendant) -> UInt32) -> Int {
    // Half a second for all of them, which is too long for each child that ends.
    let highest = part == .all ? ProcessID.highest : 65_536
    var count = 0
    var process = ProcessID.first
    while process.rawValue < highest {
      process = ProcessID(rawValue: process.rawValue &+ 1)
      if Child.exists(process) {
        count &+= visit(ProcessQueue.Entry(process: process, parent: root), body)
      }
    }
    return count
  }

  /// Visits a process unless it has been met before; returns how many more have
  /// been met then.
  @inline(never)
  @discardableResult
  private func visit(_ entry: ProcessQueue.Entry, _ body: (Descendant) -> UInt32) -> Int {
    let process = entry.process
    if met[process] != 0 { return 0 }
    met[process] = body(
      Descendant(
        process: process, parent: entry.parent, parentMark: met[entry.parent], root: root))
    return met[process] == 0 ? 0 : 1
  }
}

/// A process that was a descendant of the init when it was found.
public struct Descendant {
  public let process: ProcessID
  fileprivate let parent: ProcessID
  fileprivate let parentMark: UInt32
  fileprivate let root: ProcessID

  /// Sends signals, one after the other, if it still is one, and returns its mark.
  ///
  /// Kernels before 5.3, filters and limits refuse handles. Then the number would
  /// have to come back within the blink between the check and the signal.
  public func send(_ first: Signal, then second: Signal? = nil) throws(Errno) -> UInt32 {
    if parent == root {
      try send(first, then: second, through: nil)
      return 1
    }
    let handle = try? ProcessHandle(process)
    let mark = checkedMark
    if mark == 0 { throw .noSuchProcess }
    try send(first, then: second, through: handle)
    return mark
  }

  @inline(never)
  private func send(
    _ first: Signal, then second: Signal?, through handle: consuming ProcessHandle?
  ) throws(Errno) {
    if let handle {
      try handle.send(first)
      if let second { try handle.send(second) }
    } else {
      try first.send(to: process)
      try second?.send(to: process)
    }
  }

  /// The mark of a process that is held by a handle, or 0 if it is no descendant.
  ///
  /// It is one if the init is its parent by now, or else the process that was met
  /// as its parent and still lives: a child of the init, which nobody else can
  /// reap, or one that started when the mark says.
  private var checkedMark: UInt32 {
    let hasFixedParent = Child.exists(parent)
    guard let numbers = ProcessStat.numbers(of: process) else { return 0 }
    let mark = numbers.start | 1
    if numbers.parent == root { return mark }
    if numbers.parent != parent { return 0 }
    if hasFixedParent { return mark }
    guard let start = ProcessStat.numbers(of: parent)?.start else { return 0 }
    return start | 1 == parentMark ? mark : 0
  }
}

extension LineBuffer {
  /// Appends `PID (NAME, state S)`, or the number alone where /proc says no
  /// more.
  @inline(never)
  public mutating func append(_ descendant: Descendant) {
    append(descendant.process)
    _ = ProcessStat.read(ProcPath(descendant.process, "stat")) { stat in
      append(" (")
      append(stat.name)
      append(", state ")
      append(byte: stat.state)
      append(")")
    }
  }
}
