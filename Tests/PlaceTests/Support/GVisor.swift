import Foundation
import Testing

@testable import TestSupport

/// The kernel in user space that Cloud Run and GKE Sandbox run containers on, by its `runsc`.
struct GVisor {
  let root: PlaceRoot

  /// Runs `body` with a root folder and a list of containers of the test's own.
  static func with(_ body: (GVisor) throws -> Void) throws {
    try PlaceRoot.with { root in
      let visor = GVisor(root: root)
      defer { visor.removeAll() }
      try body(visor)
    }
  }

  /// Runs `body` with a pod, whose first container prints the signals that it gets.
  static func withPod(_ body: (GVisor, _ holder: Subprocess) throws -> Void) throws {
    try with { visor in
      let holder = try visor.start("a-holder", ["/fixture", "print-signals"])
      defer { holder.kill() }
      #expect(try holder.output.line()?.hasPrefix("ready") == true)
      try body(visor, holder)
    }
  }

  private func words() throws -> [String] {
    [try Requirement.runsc.program()] + GVisorProgram.options + ["--root=\(root.folder["state"])"]
  }

  /// Starts a container; the one that comes first in a pod has a name that the others give.
  func start(
    _ name: String, inPod pod: String? = nil, on terminal: PseudoTerminal? = nil,
    _ command: [String]
  ) throws -> Subprocess {
    let specification = Specification(
      command: command, root: root.path, hasTerminal: terminal != nil, name: name, pod: pod)
    try root.folder.file("\(name)/config.json", specification.text())
    // It both reads and writes by its standard input.
    let before = terminal.map {
      ["/bin/sh", "-c", "exec \"$@\" <>\($0.path) >&0 2>&0", "sh"]
    }
    return try Subprocess(
      (before ?? []) + words() + ["run", "--bundle", root.folder[name], name])
  }

  /// Sends to the first process of a container.
  func send(_ signal: Int32, to name: String) throws {
    try Programs.output(of: words() + ["kill", name, "\(signal)"])
  }

  /// Runs a command in a container that was started before.
  func execute(_ command: [String], in name: String) throws -> Ending {
    try Subprocess(words() + ["exec", name] + command).finish().ending
  }

  private func removeAll() {
    let names = ProcessTable.names(in: root.folder.path).filter {
      root.folder.read("\($0)/config.json") != nil
    }
    // The first one of a pod goes last.
    for name in names.sorted().reversed() {
      for arguments in [["kill", "--all", name, "9"], ["delete", "--force", name]] {
        _ = try? Subprocess(words() + arguments).finish(within: 30)
      }
    }
  }
}
