import InitletCore
import Testing

@Suite("Where the options end")
struct OptionEndTests {
  @Test(
    "The command begins with the first word that is no option, or after --",
    arguments: [
      (["true"], 1),
      (["true", "-v"], 1),
      (["-v", "true", "--unknown"], 2),
      (["--", "true"], 2),
      (["-v", "--", "-v"], 3),
      (["--", "--"], 2),
      (["--", "--help"], 2),
      (["-"], 1),
      (["-v", "-", "-v"], 2),
      ([""], 1),
      (["-p", "TERM", "true"], 3),
      (["-t1", "true", "-t1"], 2),
    ])
  func commandIndex(_ words: [String], _ index: Int) throws {
    guard case .understood(let task, _) = Parsed(words) else {
      Issue.record("refused: \(Parsed(words))")
      return
    }
    #expect(task == .run(commandIndex: index))
  }

  @Test("A value may be any word, -- included")
  func valuesThatLookLikeOptions() {
    #expect(Parsed(["-t", "--", "true"]) == .refused("no number of seconds: '--'"))
    #expect(Parsed(["-t", "-v", "true"]) == .refused("no number of seconds: '-v'"))
    let message = "no rewrite FROM:TO of signals: ''"
    #expect(Parsed(["-r", "", "true"]) == .refused(message))
  }

  @Test(
    "Help, version and licence need no command, and end the reading",
    arguments: [
      (["-h"], Task.printHelp),
      (["--help"], .printHelp),
      (["--he", "--unknown"], .printHelp),
      (["-V"], .printVersion),
      (["--version"], .printVersion),
      (["-l"], .printLicense),
      (["-L"], .printLicense),
      (["--license"], .printLicense),
      (["-hV"], .printHelp),
      (["-VhX"], .printVersion),
      (["-P", "-h"], .printHelp),
    ])
  func tasksOfTheirOwn(_ words: [String], _ task: Task) {
    guard case .understood(task, _) = Parsed(words) else {
      Issue.record("\(Parsed(words))")
      return
    }
  }

  @Test("Pausing needs no command, and passes over one", arguments: [["-P"], ["--pause", "true"]])
  func pause(_ words: [String]) {
    #expect(Parsed(words) == .understood(.pause, ["--pause"]))
  }
}
