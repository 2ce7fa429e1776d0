import Glibc
import Testing

@testable import TestSupport

@Suite("A guarded init in a pipeline of a shell leaves nothing", .needs(.namespaces))
struct GuardPipelineTests {
  /// A signal to one of the two inits.
  enum Blow: String, CustomTestStringConvertible {
    case killOuter, killInner, askOuter, askInner

    var testDescription: String { rawValue }
    var signal: Int32 { self == .killOuter || self == .killInner ? SIGKILL : SIGTERM }
    var isForInner: Bool { self == .killInner || self == .askInner }
  }

  private static let blows: [[Blow]] = [
    [.killInner], [.killOuter], [.killInner, .askOuter], [.askOuter, .killInner],
    [.askOuter, .killOuter], [.askInner, .killOuter],
  ]

  @Test(
    "On a terminal the death of either init of “initlet --guard -- COMMAND | cat” leaves nothing",
    arguments: TerminalWay.own.filter(\.isGuarded), blows)
  func deathInPipelineLeavesNothing(_ way: TerminalWay, _ blows: [Blow]) throws {
    try InteractiveShell.with { shell, scripts in
      // Neither TERM nor the hang-up of its terminal ends it.
      try scripts.folder.script("deaf", "trap '' TERM HUP\necho ready\nexec sleep 1000")
      try scripts.folder.script("wait", "echo ready\nexec sleep 1000")
      for script in ["wait", "deaf"] {
        let words = try way.words() + ["-t0.5", "--", scripts.folder[script]]
        try shell.start("\(words.joined(separator: " ")) | cat")
        let own = try shell.pid()
        let outer = try #require(
          try shell.job().first { $0.name == "initlet" && $0.parent == own }?.pid)
        let inner = try #require(
          try shell.job().first { $0.name == "initlet" && $0.parent == outer }?.pid)
        for blow in blows {
          // What is asked to end may have ended when the next one comes.
          try? Scene.send(blow.signal, to: blow.isForInner ? inner : outer)
        }
        try shell.awaitPrompt()
        try shell.expectNobodyElse()
        try shell.expectAlive()
      }
    }
  }
}
