import Glibc
import Testing

@testable import TestSupport

@Suite(
  "Full-screen programs work in a shell", .needs(.namespaces, .less, .vim), .serialized)
struct FullScreenTests {
  /// Where the text comes from, and what shows it; those with a star run under the init.
  static let pagers = [
    ["less long"], ["less* long"], ["seq* 2000", "less"], ["seq 2000", "less*"],
    ["seq* 2000", "less*"],
  ]

  private static func line(_ parts: [String], _ way: TerminalWay) throws -> String {
    let words = try way.words().joined(separator: " ")
    let less = try Requirement.less.program()
    return parts.map { $0.contains("*") ? "\(words) -- \($0.replacing("*", with: ""))" : $0 }
      .joined(separator: " | ").replacing("less", with: less)
  }

  @Test("less works in a shell through Ctrl-Z and fg", arguments: TerminalWay.all, pagers)
  func lessWorksInShell(_ way: TerminalWay, _ pager: [String]) throws {
    try InteractiveShell.with { shell, scripts in
      let numbers = (1...2000).map { "\($0)\n" }.joined()
      try scripts.folder.file("long", numbers)
      try shell.terminal.type("cd \(scripts.folder.path)")
      try shell.awaitPrompt()
      try shell.terminal.type(try Self.line(pager, way))
      try shell.terminal.output.text(through: "23\r\n")
      try shell.terminal.type("1000G", end: "")
      try shell.terminal.output.text(through: "1022\r\n")
      try shell.suspendAndContinue()
      try shell.terminal.type("1500G", end: "")
      try shell.terminal.output.text(through: "1522\r\n")
      try shell.terminal.type("q", end: "")
      try shell.awaitPrompt()
      try shell.expectAlive()
      try shell.expectNobodyElse()
    }
  }

  @Test("vim works in a shell through Ctrl-Z and fg", arguments: TerminalWay.allAndNone)
  func vimWorksInShell(_ way: TerminalWay?) throws {
    try InteractiveShell.with { shell, scripts in
      let words =
        try (way?.words() ?? []) + [Requirement.vim.program(), "-u", "NONE", "-i", "NONE", "-n"]
      let path = scripts.folder["text"]
      try shell.terminal.type((words + [path]).joined(separator: " "))
      try shell.terminal.output.text(through: "[New")
      try shell.terminal.type("ifirst\u{1b}", end: "")
      try shell.terminal.output.text(through: "first")
      try shell.suspendAndContinue()
      try shell.terminal.type("osecond\u{1b}", end: "")
      try shell.terminal.output.text(through: "second")
      try shell.terminal.type(":wq")
      try shell.awaitPrompt()
      #expect(try shell.status() == 0)
      #expect(scripts.folder.read("text") == "first\nsecond\n")
      try shell.expectAlive()
    }
  }
}
