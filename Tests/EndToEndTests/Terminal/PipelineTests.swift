import Testing

@testable import TestSupport

@Suite("A pipeline in a shell works as without an init", .needs(.namespaces), .serialized)
struct PipelineTests {
  @Test("A member of a pipeline can read the terminal", arguments: TerminalWay.all, Pipeline.all)
  func pipelineMemberReadsTerminal(_ way: TerminalWay, _ pipeline: Pipeline) throws {
    try InteractiveShell.with { shell, scripts in
      try scripts.folder.script("cat", "exec cat")
      try shell.start(try pipeline.line(way, scripts))
      try shell.converse("one")
      try shell.suspendAndContinue()
      try shell.converse("two")
      try shell.terminal.press(.interrupt)
      try shell.awaitPrompt()
      try shell.expectNobodyElse()
      #expect(try shell.status() == 130)
    }
  }
}
