import Glibc
import Linux
import Primitives

/// A line of descendants: a child of the caller, its child, and so on, each in a session of its own.
enum Line {
  /// Makes a line below the caller, which gets whatever of it loses its parent, and returns the
  /// tree once all of it is there.
  static func makeTree(depth: Int) -> ProcessTree {
    try? CurrentProcess.becomeSubreaper()
    _ = InChild.fork { goOn(depth) }
    var tree = ProcessTree(of: .current, sparing: .empty)
    while tree.sample().count < depth { usleep(200) }
    return tree
  }

  /// Makes the rest of the line, and sleeps.
  private static func goOn(_ depth: Int) -> Never {
    try? CurrentProcess.beginSession()
    if depth > 1 { _ = InChild.fork { goOn(depth - 1) } }
    InChild.sleepForever()
  }

  /// Kills all of a line through the tree and reaps it; succeeds if there was nothing else.
  static func kill(_ tree: inout ProcessTree, depth: Int) -> ExitCode {
    var reaped = 0
    // One round may miss those whose parent dies meanwhile, since they move to the root.
    while reaped < depth {
      _ = tree.kill(.everyone)
      while case .changed(_, let status) = Child.nextChange(includingStops: false) {
        InChild.check(status.termination == .killed(.kill))
        reaped += 1
      }
    }
    guard case .noChildren = Child.nextChange(includingStops: false) else { return .failure }
    return .success
  }
}
