import Primitives
import Testing
import UnitTestSupport

@testable import InitletCore

@Suite("The paths at which a command is looked for")
struct SearchPathTests {
  /// The candidates for a command by the value of `PATH`, or without it.
  private static func candidates(_ name: String, _ value: String?) -> [String] {
    let environment = value.map { [Array("PATH=\($0)".utf8)] } ?? []
    return ArgumentVector.with([Array(name.utf8)], environment: environment) { arguments in
      var search = SearchPath(arguments.environment, arguments[1] ?? "")
      var found: [String] = []
      while search.advance() { found.append(search.path.withSlice { $0.string }) }
      return found
    }
  }

  @Test(
    "Each directory of PATH gives a candidate, in its order",
    arguments: [
      ("/bin", ["/bin/tool"]), ("/bin:/usr/bin", ["/bin/tool", "/usr/bin/tool"]),
      ("relative", ["relative/tool"]), ("/bin/:/", ["/bin//tool", "//tool"]),
    ])
  func directoryGivesCandidate(_ value: String, _ expected: [String]) {
    #expect(Self.candidates("tool", value) == expected)
  }

  @Test(
    "An empty element of PATH stands for the working directory",
    arguments: [
      ("", ["tool"]), (":", ["tool", "tool"]), (":/bin", ["tool", "/bin/tool"]),
      ("/bin:", ["/bin/tool", "tool"]), ("/a::/b", ["/a/tool", "tool", "/b/tool"]),
    ])
  func emptyElementIsWorkingDirectory(_ value: String, _ expected: [String]) {
    #expect(Self.candidates("tool", value) == expected)
  }

  @Test("Without PATH a command is looked for where execvp(3) looks")
  func standardDirectoriesAreSearched() {
    #expect(Self.candidates("tool", nil) == ["/bin/tool", "/usr/bin/tool"])
  }

  @Test("A candidate that is too long for a path is skipped")
  func longCandidateIsSkipped() {
    // PATH_MAX counts the NUL.
    let longest = "/" + String(repeating: "d", count: PathBuffer.capacity - "//tool".utf8.count - 1)
    let value = "/a:\(longest)d:\(longest):/b"
    #expect(Self.candidates("tool", value) == ["/a/tool", "\(longest)/tool", "/b/tool"])
  }
}
