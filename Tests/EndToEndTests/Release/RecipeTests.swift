import Foundation
import FoundationXML
import Testing

@testable import TestSupport

@Suite("The README's recipes are right as far as a machine without their images can tell")
struct RecipeTests {
  @Test("Each shell block of the README parses")
  func shellBlocksParse() throws {
    let blocks = try Readme.blocks("sh")
    #expect(blocks.count > 9)
    for block in blocks {
      let outcome = try Subprocess(["/bin/sh", "-n", "-c", block]).finish()
      #expect(outcome.ending == .exited(0), "\(outcome.errors)\(block)")
    }
  }

  @Test("Each JSON block of the README, and each list in a line of another one, is JSON")
  func jsonParses() throws {
    let documents = try Readme.blocks("json")
    #expect(!documents.isEmpty)
    let lists = try ["dockerfile", "yaml", "hcl"].flatMap(Readme.blocks).flatMap { block in
      block.matches(of: #/(?:ENTRYPOINT|CMD|command:|args:|entrypoint:| = ) *(\[.*)/#).map {
        String($0.1)
      }
    }
    #expect(lists.count > 30)
    for text in documents + lists {
      #expect(throws: Never.self, "\(text)") {
        try JSONSerialization.jsonObject(with: Data(text.utf8))
      }
    }
  }

  /// The options in front of each `--`, and those in each INITLET_OPTIONS.
  private static func shownOptions(_ text: String) -> [[String]] {
    let commands = text.matches(of: #/initlet"?((?:[, ]+"?[-\w:.=]+"?)*?)[, ]+"?--"?(?=[ ,\]\n])/#)
    let variables = text.matches(of: #/INITLET_OPTIONS(?:: |=)"?([^"\n`]+)"?/#)
    return (commands.map(\.1) + variables.map(\.1)).map { options in
      options.split { #" ,""#.contains($0) }.map(String.init)
    }
  }

  @Test("The executable takes all options that the README shows in front of a command")
  func optionsAreTaken() throws {
    let shown = try ["sh", "dockerfile", "yaml", "ini", "json", "hcl"]
      .flatMap(Readme.blocks).flatMap(Self.shownOptions)
    #expect(shown.count > 25)
    #expect(shown.contains(["--stop-delay", "5", "--stop-timeout", "25", "-t", "5"]))
    for options in shown {
      let outcome = try Self.parse(options)
      #expect(outcome.ending == .exited(0), "\(options): \(outcome.errors)")
    }
  }

  @Test("An option that the executable does not have is noticed in a recipe")
  func wrongOptionIsNoticed() throws {
    let recipe = #"ENTRYPOINT ["/initlet", "-t", "10", "--stop-dely", "5", "--"]"# + "\n"
    let shown = try #require(Self.shownOptions(recipe).first)
    #expect(try Self.parse(shown).ending == .exited(1))
  }

  /// Asks for the version, before which the options are read.
  private static func parse(_ options: [String]) throws -> Outcome {
    try Subprocess([try Programs.initlet.get()] + options + ["--version"]).finish()
  }

  @Test("systemd finds no fault in the README's service", .needs(.systemdAnalyze))
  func serviceIsValid() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let service = try Readme.block("ini", startingWith: "[Unit]")
    // The executable need not be installed.
    let unit = try folder.file(
      "initlet-recipe.service",
      service.replacing("/usr/bin/initlet", with: try Programs.initlet.get()))
    let analyzer = try Requirement.systemdAnalyze.program()
    let outcome = try Subprocess([analyzer, "verify", "--man=no", unit]).finish()
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors.split(separator: "\n").filter { $0.contains(folder.name) } == [])
  }

  @Test("An entry point that has to be PID 1 is so, and gets the TERM", .needs(.namespaces))
  func innerInitIsFirstAndGetsTerm() throws {
    let command = try Readme.block("sh", startingWith: "initlet -a -- unshare")
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let inner = try folder.script(
      "init", "trap 'exit 5' TERM\necho \"I am $$\"\nwhile :; do sleep 0.05; done")
    let words = command.split(separator: " ").map { $0 == "/init" ? inner : String($0) }
    let scene = try Scene(Setting(.pid1), Array(words.dropFirst()))
    defer { scene.end() }
    _ = try scene.process.output.line(containing: "I am 1")
    try Scene.send(SIGTERM, to: try scene.initPID())
    #expect(try scene.process.ending() == .exited(5))
  }

  @Test("Every file that the README links to is there")
  func linkedFilesAreThere() throws {
    let links = try Readme.text().matches(of: #/\]\(([^)#]+)\)/#).map { String($0.1) }
      .filter { !$0.contains("://") }
    #expect(links.count > 8)
    for link in links {
      #expect(ProcessTable.bytes(of: "\(Programs.package)/\(link)") != nil, "\(link)")
    }
  }

  @Test("Every heading that the README links to is there")
  func linkedHeadingsAreThere() throws {
    let text = try Readme.text()
    let headings = Set(
      text.matches(of: #/(?m)^##+ (.+)$/#).map { heading in
        heading.1.lowercased().replacing(" ", with: "-").filter {
          $0.isLetter || $0.isNumber || "-_".contains($0)
        }
      })
    let links = text.matches(of: #/\]\(#([^)]+)\)/#).map { String($0.1) }
    #expect(links.count > 10)
    #expect(links.filter { !headings.contains($0) } == [])
  }

  @Test(
    "The pictures of the README are well-formed and have a dark form",
    arguments: ["comparison.svg", "stop.svg"])
  func picturesAreWellFormed(_ name: String) throws {
    let path = "Sources/initlet-bench/pictures/\(name)"
    let text = try #require(ProcessTable.read("\(Programs.package)/\(path)"))
    #expect(XMLParser(data: Data(text.utf8)).parse())
    #expect(text.contains("prefers-color-scheme: dark"))
    #expect(try Readme.text().contains("](\(path))"))
  }
}
