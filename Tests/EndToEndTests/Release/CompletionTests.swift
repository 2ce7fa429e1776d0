import Glibc
import Testing

@testable import TestSupport

@Suite(
  "The shells complete the options of the help",
  .enabled(if: access("/usr/bin/python3", X_OK) == 0, "needs python3"))
struct CompletionTests {
  /// The file for a shell, as `.ci/dist` makes it from the help.
  private static func file(_ shell: String, in folder: TemporaryFolder) throws -> String {
    let help = try Subprocess([try Programs.initlet.get(), "--help"]).finish().output
    let writer = "\(Programs.package)/.ci/release/completions.py"
    let command = "/usr/bin/python3 '\(writer)' \(shell) <'\(try folder.file("help", help))'"
    return try folder.file(shell, try Programs.output(of: ["/bin/sh", "-c", command]))
  }

  /// What bash offers in the place of the last word.
  private static func offers(for words: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let script = """
      source "$1" && shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _initlet && printf '%s\\n' "${COMPREPLY[@]}"
      """
    let file = try file("bash", in: folder)
    return try Programs.output(of: ["/bin/bash", "-euc", script, "bash", file] + words)
      .split(separator: "\n").map(String.init)
  }

  @Test(
    "bash completes options, values and the command",
    arguments: [
      ("--st", ["--stop-timeout", "--stop-delay"]),
      ("-v --grace", ["--grace-period"]),
      ("-t 5 --gu", ["--guard"]),
      ("--orphans k", ["keep", "kill"]),
      ("--orphans = t", ["term"]),
      ("-r TERM : Q", ["QUIT"]),
      ("-r TERM : QUIT --gu", ["--guard"]),
      ("--child-death-signal HU", ["HUP"]),
    ])
  func bashCompletes(_ line: String, _ expected: [String]) throws {
    let words = line.split(separator: " ").map(String.init)
    #expect(try Self.offers(for: ["initlet"] + words) == expected)
  }

  @Test("bash completes every option of the help")
  func bashKnowsEveryOption() throws {
    let help = try Subprocess([try Programs.initlet.get(), "--help"]).finish().output
    let names = help.split(separator: "\n").filter {
      $0.hasPrefix("  -") || $0.hasPrefix("      --")
    }
    .flatMap { $0.matches(of: #/(?:^|, | )(--?[a-zA-Z][-a-z]*)(?=[, ]|$)/#).map { String($0.1) } }
    #expect(names.count > 30)
    #expect(Set(try Self.offers(for: ["initlet", "-"])) == Set(names))
  }

  @Test("Behind the options bash completes a command", arguments: ["-t 5 -- base", "-v base"])
  func bashCompletesCommand(_ line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    #expect(try Self.offers(for: ["initlet"] + words).contains("basename"))
  }
}
