import CLinux
import Primitives

/// The descendants of the init, in a PID namespace that it may share with others.
public struct ProcessTree: ~Copyable {
  /// Which descendants are visited, where the kernel has lists of children; elsewhere all are.
  public enum Part: Sendable {
    case all
    /// The children of the root.
    case children
    /// The children that have not been met, and all below them.
    case newBranches
  }

  private let root: ProcessID
  /// Found out when it is first needed: most inits never look for descendants.
  private var source: DescendantSource?
  private var met = ProcessMap<Encounter>()
  private var queue = ProcessQueue()
  private var sampled = ProcessSample()

  /// The root has to be the caller: only its own children are safe to signal.
  public init(of root: ProcessID) {
    self.root = root
  }

  /// Whether the kernel's lists of children are missing, as far as that has been found out.
  public var lacksChildrenLists: Bool { source != nil && source != .childrenLists }

  /// Forgets a process that has been reaped: its number may come back.
  public func forget(_ process: ProcessID) {
    met.remove(process)
  }

  /// Begins anew: no process counts as met.
  public mutating func forgetAll() {
    met.clear()
  }

  /// Sends signals to those descendants that were sent none since all were forgotten, parents before
  /// their children.
  ///
  /// One to which that fails is tried again the next time: it may have ended, have become a child of
  /// the init, or be another user's. Returns the number of the root's children, or where the kernel
  /// does not list them the number of those that were signalled now.
  public mutating func send(_ first: Signal, then second: Signal?, to part: Part) -> Int {
    visitNew(part, .send(first, then: second))
  }

  /// The first few descendants.
  public mutating func sample() -> ProcessSample {
    forgetAll()
    sampled = ProcessSample()
    _ = visitNew(.all, .sample)
    return sampled
  }

  /// What is done with a descendant.
  private enum Errand {
    case send(Signal, then: Signal?)
    case sample
  }

  @inline(never)  // Its buffers would lie in the frame of the loop, which is in use for ever.
  private mutating func visitNew(_ part: Part, _ errand: Errand) -> Int {
    let source = self.source ?? DescendantSource(for: root)
    self.source = source
    return switch source {
    case .childrenLists: visitByLists(part, errand)
    case .parents: visitByParents(errand)
    case .numbers: visitByNumbers(part, errand)
    }
  }

  private mutating func visitByLists(_ part: Part, _ errand: Errand) -> Int {
    var count = 0
    queue.removeAll()
    var next = ProcessQueue.Entry(process: root, parent: root)
    while true {
      // A process or a thread that has ended since it was listed has left its children to the init.
      var threads = ProcessIDReader(.threads(of: next.process), .directory)
      while let thread = threads.next() {
        var children = ProcessIDReader(
          .children(of: next.process, thread: thread), .words)
        while let number = children.next() {
          let child = ProcessQueue.Entry(
            process: ProcessID(rawValue: number), parent: next.process)
          if next.process == root { count &+= 1 }
          if part == .newBranches, hasMet(child.process) { continue }
          if part == .children || !queue.append(child) { visit(child, errand) }
        }
      }
      // Only now, so that a process which it starts in answer to a signal is not among its children.
      if next.process != root { visit(next, errand) }
      guard let following = queue.removeFirst() else { return count }
      next = following
    }
  }

  private func hasMet(_ process: ProcessID) -> Bool {
    (met[process] ?? .none) != .none
  }

  /// Visits a process unless it has been met; returns how many more have been met then.
  @inline(never)
  @discardableResult
  private mutating func visit(_ entry: ProcessQueue.Entry, _ errand: Errand) -> Int {
    if hasMet(entry.process) { return 0 }
    var encounter = Encounter.child
    switch errand {
    case .send(let first, let second):
      let descendant = Descendant(
        process: entry.process, parent: entry.parent,
        parentEncounter: met[entry.parent] ?? .none, root: root)
      encounter = (try? descendant.send(first, then: second)) ?? .none
    case .sample: sampled.append(entry.process)
    }
    met.set(encounter, for: entry.process)
    return hasMet(entry.process) ? 1 : 0
  }
}

// MARK: - Without lists of children

extension ProcessTree {
  private mutating func visitByParents(_ errand: Errand) -> Int {
    var count = 0
    var previous = -1
    // A child that is listed before its parent is found in the next round.
    while count != previous {
      previous = count
      var processes = ProcessIDReader(.root, .directory)
      while let number = processes.next() {
        let process = ProcessID(rawValue: number)
        guard let parent = ProcessStat.read(of: process)?.parent,
          parent == root || hasMet(parent)
        else { continue }
        count &+= visit(ProcessQueue.Entry(process: process, parent: parent), errand)
      }
    }
    return count
  }

  /// The highest number that is tried after each child's end: all take half a second.
  private static let highestTriedOften = 65_536

  private mutating func visitByNumbers(_ part: Part, _ errand: Errand) -> Int {
    let highest = part == .all ? linux_PID_MAX_LIMIT : ProcessTree.highestTriedOften
    var count = 0
    var number = Int32(ProcessID.namespaceInit.rawValue)
    while Int(number) < highest {
      number &+= 1
      let process = ProcessID(rawValue: number)
      if Child.exists(process) {
        count &+= visit(ProcessQueue.Entry(process: process, parent: root), errand)
      }
    }
    return count
  }
}

extension Child {
  /// Hands over each child of the caller, which has a single thread, as far as /proc lists them.
  public static func forEach(of caller: ProcessID, _ body: (ProcessID) -> Void) {
    var children = ProcessIDReader(
      .children(of: caller, thread: caller.rawValue), .words)
    while let number = children.next() {
      let child = ProcessID(rawValue: number)
      // The /proc of another PID namespace has other numbers.
      if exists(child) { body(child) }
    }
  }
}
