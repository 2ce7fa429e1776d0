import InitletCore
import Primitives
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
  func commandBegins(_ words: [String], _ index: Int) throws {
    guard case .understood(let invocation, _) = Parsed(words) else {
      Issue.record("refused: \(Parsed(words))")
      return
    }
    #expect(invocation == .run(commandIndex: index))
  }

  @Test("The value of an option may be any word, -- included")
  func valueMayLookLikeOption() {
    #expect(Parsed(["-t", "--", "true"]) == .refused("invalid number of seconds '--' for '-t'"))
    #expect(Parsed(["-t", "-v", "true"]) == .refused("invalid number of seconds '-v' for '-t'"))
    let message = "invalid --rewrite '', expected FROM:TO"
    #expect(Parsed(["-r", "", "true"]) == .refused(message))
  }

  @Test(
    "Help, version and licence need no command, and end the reading",
    arguments: [
      (["-h"], Invocation.printHelp),
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
  func questionsNeedNoCommand(_ words: [String], _ invocation: Invocation) {
    guard case .understood(invocation, _) = Parsed(words) else {
      Issue.record("\(Parsed(words))")
      return
    }
  }

  @Test("Pausing needs no command", arguments: [["-P"], ["--pause"], ["--pause", "--"]])
  func pauseNeedsNoCommand(_ words: [String]) {
    #expect(Parsed(words) == .understood(.pause, ["--pause"]))
  }
}
