import Glibc
import Testing

@testable import TestSupport

@Suite("In gVisor the init keeps its promises", .serialized, .needs(.root, .busybox, .runsc))
struct GVisorTests {
  @Test("What a command leaves behind ends in gVisor")
  func leftoversEnd() throws {
    try GVisor.with { visor in
      // Nobody is seen to have stopped there.
      let process = try visor.start(
        "one",
        ["/initlet", "-v", "-t", "1", "--", "/fixture", "leave-behind", "3"]
          + ["daemon:obey", "session:ignore"])
      defer { process.kill() }
      let outcome = try process.finish()
      #expect(outcome.ending == .exited(3))
      #expect(outcome.errors.contains("killed by SIGTERM"))
      #expect(outcome.errors.contains("killed by SIGKILL"))
    }
  }

  @Test("Each signal of runsc kill arrives exactly once in gVisor")
  func everySignalArrivesOnce() throws {
    try GVisor.with { visor in
      let process = try visor.start("one", ["/initlet", "--", "/fixture", "print-signals", "15"])
      defer { process.kill() }
      #expect(try process.output.line()?.hasPrefix("ready") == true)
      // The runtime has no names for real-time signals.
      let named = Signals.forwardable.filter { $0 != SIGTERM && $0 < 32 }
      for signal in named + [SIGTERM] {
        try visor.send(signal, to: "one")
        #expect(try process.output.line() == "signal \(signal)")
      }
      #expect(try process.ending() == .exited(0))
    }
  }

  /// gVisor gives no session to the terminal of a container, so that the command can take none.
  @Test(
    "An interactive shell works on a terminal in gVisor",
    arguments: ["initlet", "initlet -c", "initlet --guard", "docker-init", "tini", "dumb-init"])
  func interactiveShellWorks(_ way: String) throws {
    try GVisor.with { visor in
      let terminal = try PseudoTerminal()
      let words = "/\(way)".split(separator: " ").map(String.init)
      let process = try visor.start("one", on: terminal, words + ["--", "sh", "-i"])
      defer { process.kill() }
      try terminal.output.text(through: "# ")
      try terminal.type("echo al''ive")
      try terminal.output.text(through: "alive")
      try terminal.output.text(through: "# ")
      try terminal.type("exit 5")
      #expect(try process.ending() == .exited(5))
    }
  }

  @Test(
    "In a pod's PID namespace in gVisor a container ends and its neighbour stays",
    arguments: [SIGTERM, SIGKILL], [[], ["--guard"]])
  func neighbourStays(_ signal: Int32, _ options: [String]) throws {
    try GVisor.withPod { visor, holder in
      let neighbour = try visor.start(
        "b-neighbour", inPod: "a-holder", ["/initlet", "--", "/fixture", "print-signals", "15"])
      defer { neighbour.kill() }
      #expect(try neighbour.output.line()?.hasPrefix("ready") == true)
      let main = try visor.start(
        "c-main", inPod: "a-holder",
        ["/initlet"] + options + ["--", "sh", "-c", "sleep 1001 & echo ready; sleep 1002; true"])
      defer { main.kill() }
      let line = try main.output.line()
      if line == nil, !options.isEmpty {
        // A gVisor of 2022.
        #expect(try main.errors.rest().contains("cannot become a subreaper"))
      } else {
        #expect(line == "ready")
        try visor.send(signal, to: "c-main")
        #expect(try main.ending() == .exited(128 + signal))
      }
      try visor.send(SIGUSR1, to: "b-neighbour")
      #expect(try neighbour.output.line() == "signal \(SIGUSR1)")
      try visor.send(SIGTERM, to: "b-neighbour")
      #expect(try neighbour.ending() == .exited(0))
      try visor.send(SIGUSR1, to: "a-holder")
      // It is told of its orphans as well.
      _ = try holder.output.line(containing: "signal \(SIGUSR1)")
    }
  }

  @Test("In a pod's PID namespace in gVisor the command's process group ends with it")
  func groupEnds() throws {
    try GVisor.withPod { visor, _ in
      let process = try visor.start(
        "b-main", inPod: "a-holder",
        ["/initlet", "-t1", "--", "/fixture", "leave-behind", "3", "background:tell"])
      defer { process.kill() }
      let outcome = try process.finish()
      #expect(outcome.ending == .exited(3))
      let told = outcome.output.split(separator: "\n").filter { $0.hasSuffix(" signal \(SIGTERM)") }
      #expect(told.count == 1, "\(outcome.output)")
      let number = try #require(told.first?.split(separator: " ").first)
      // The holder does not reap.
      let lives = ["/bin/sh", "-c", "read -r _ _ state _ </proc/$1/stat && [ $state != Z ]", "sh"]
      #expect(try visor.execute(lives + ["1"], in: "a-holder") == .exited(0))
      #expect(try visor.execute(lives + [String(number)], in: "a-holder") == .exited(1))
    }
  }

  /// A gVisor of 2022 knows no subreapers, and one of 2024 does.
  @Test("Where gVisor refuses a subreaper --guard says so and starts nothing, else it starts")
  func guardIsRefusedOrWorks() throws {
    try GVisor.withPod { visor, _ in
      let process = try visor.start(
        "b-main", inPod: "a-holder", ["/initlet", "--guard", "--", "sh", "-c", "echo started"])
      defer { process.kill() }
      let outcome = try process.finish()
      let isRefused = outcome.errors.contains("cannot become a subreaper")
      #expect(outcome.ending == .exited(isRefused ? 1 : 0))
      #expect(outcome.output == (isRefused ? "" : "started\n"))
      #expect(isRefused || outcome.errors == "")
    }
  }
}
