import Budget
import Foundation
import FoundationXML
import Testing

@testable import TestSupport

@Suite("The benchmark")
struct BenchTests {
  private static func run(
    _ options: [String], path: String = "/usr/bin:/bin"
  ) throws -> Outcome {
    let environment = [
      "PATH=\(path)", "INITLET_EXECUTABLE=\(try Programs.initlet.get())",
      "INITLET_LIMIT=\(try Programs.limit.get())",
    ]
    let process = try Subprocess([Programs.bench] + options, environment: environment)
    defer { process.kill() }
    return try process.finish(within: 300)
  }

  private static let candidates = [
    "none", "limit", "initlet", "tini", "tini-static", "dumb-init", "catatonit",
  ]

  /// What a quick run measures, and who has no part in it.
  ///
  /// A line for each row, with the candidates that have none.
  private static let rows = """
    size.file: none
    memory.idle.resident: none
    memory.idle.pages: none
    memory.idle.proportional: none
    memory.idle.dirty: none
    memory.idle.tables: none
    memory.reaped.resident: none
    memory.reaped.pages: none
    memory.reaped.proportional: none
    memory.reaped.dirty: none
    memory.reaped.tables: none
    start.exit:
    start.first:
    start.added: none
    start.addedFirst: none
    wake-ups.idle: none
    reaping.wall.20: none
    reaping.cpu.20: none
    reaping.wall.100: none
    reaping.cpu.100: none
    reaping.wall.400: none
    reaping.cpu.400: none
    reaping.wall.1000: none
    reaping.cpu.1000: none
    reaping.wall.growth: none
    storm.p50: none limit
    storm.p99: none limit
    storm.max: none limit
    signals.p50: limit
    signals.p99: limit
    signals.added: none limit
    signals.rate.1: limit
    signals.rate.64: limit
    calls.start: none
    calls.child: none
    calls.signal: none limit
    calls.reap: none
    calls.leftover: none limit tini tini-static dumb-init catatonit
    shutdown.pid1.5:
    shutdown.pid1.50:
    shutdown.pid1.growth:
    shutdown.subreaper.5:
    shutdown.subreaper.50:
    shutdown.subreaper.growth: limit tini tini-static dumb-init catatonit
    shutdown.survivors: none
    shutdown.told:
    """

  /// The candidates of each row, in its line.
  private static func candidates(of line: Substring) -> Set<String> {
    let words = line.split(separator: " ").dropFirst().map(String.init)
    return Set(candidates).subtracting(words)
  }

  @Test(
    "A quick run measures every candidate and every figure of the budget",
    .needs(.root, .namespaces, .tini, .dumbInit, .catatonit, .strace))
  func quickRunMeasuresEverything() throws {
    let outcome = try Self.run(["--quick", "--json"])
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exited(0))
    let report = try BenchReport(outcome)
    #expect(report.candidates == Self.candidates)
    #expect(report.notInstalled == [] && report.notes == [])
    let lines = Self.rows.split(separator: "\n")
    #expect(report.rows.map(\.id) == lines.map { String($0.prefix { $0 != ":" }) })
    for (row, line) in zip(report.rows, lines) {
      #expect(Set(row.values.keys) == Self.candidates(of: line), "\(row.id)")
      for case .figure(let figure) in row.values.values {
        #expect(figure.low <= figure.median && figure.median <= figure.high, "\(row.id)")
        #expect(figure.samples > 0)
      }
    }
    #expect(report.targets.map(\.title) == Budget.allCases.map(\.title))
    #expect(report.targets.map(\.limit) == Budget.allCases.map(\.limit))
    for target in report.targets {
      guard let value = target.value else {
        // There is no ratio to a peer that seems to add nothing, on a busy machine.
        #expect(Self.hasIdlePeer(report, target.title), "\(target.title)")
        continue
      }
      #expect(target.met == (value <= target.limit))
    }
    try Self.expectExact(report)
  }

  /// Whether a peer seems to add nothing to what a target is about.
  private static func hasIdlePeer(_ report: BenchReport, _ title: String) -> Bool {
    let added = [
      Budget.addedToStart.title: "start.added", Budget.addedToSignal.title: "signals.added",
    ]
    let row = report.rows.first { $0.id == added[title] }
    let peers = Set(candidates).subtracting(["none", "limit", "initlet"])
    return peers.contains { peer in
      guard case .figure(let figure) = row?.values[peer] else { return false }
      return figure.median <= 0
    }
  }

  /// Checks the figures that are the same in every run.
  private static func expectExact(_ report: BenchReport) throws {
    func median(_ id: String, _ candidate: String) throws -> Double {
      let row = try #require(report.rows.first { $0.id == id })
      guard case .figure(let figure)? = row.values[candidate] else {
        throw Failure("\(id) says nothing about \(candidate)")
      }
      return figure.median
    }
    let size = ProcessTable.bytes(of: try Init.initlet.path())?.count
    #expect(try median("size.file", "initlet") == size.map(Double.init))
    #expect(try median("calls.start", "limit") < median("calls.start", "initlet"))
    #expect(try median("calls.start", "initlet") < median("calls.start", "tini-static"))
    #expect(try median("wake-ups.idle", "tini") > median("wake-ups.idle", "initlet"))
    #expect(try median("shutdown.survivors", "initlet") == 0)
    #expect(try median("shutdown.survivors", "tini") == 50)
    #expect(try median("shutdown.told", "initlet") == 5)
    #expect(try median("shutdown.told", "catatonit") == 0)
    #expect(try median("memory.idle.dirty", "initlet") < median("memory.idle.dirty", "catatonit"))
    let row = try #require(report.rows.first { $0.id == "shutdown.subreaper.50" })
    guard case .remark("leaves 50")? = row.values["tini"] else {
      throw Failure("tini leaves nothing: \(row.values)")
    }
  }

  @Test("With --markdown the benchmark prints the published tables", .needs(.namespaces, .tini))
  func markdownPrintsPublishedTables() throws {
    let options = ["--quick", "--markdown", "--only", "size", "--only", "memory"]
    let outcome = try Self.run(options)
    #expect(outcome.ending == .exited(0))
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "# Measured")
    #expect(
      lines[2].contains("`swift run -c release initlet-bench \(options.joined(separator: " "))`"))
    #expect(lines[4].hasPrefix("|  | none | limit | initlet | tini | "))
    #expect(lines[4].hasSuffix(" | initlet / none | initlet / limit | initlet / the best peer |"))
    #expect(lines[5].allSatisfy { "|-".contains($0) })
    for title in [
      "| size of the file, bytes |", "| private dirty memory while idle, kB |",
      "| page tables after 1,000 reaps, kB |",
      "| resident memory while idle, kB | 56 |", "| size of the file, bytes | 40,960 |",
    ] { #expect(lines.contains { $0.hasPrefix(title) }, "\(title)") }
  }

  @Test("With --svg the benchmark draws what it has measured", .needs(.namespaces, .tini))
  func svgDrawsWhatWasMeasured() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let options = ["--json", "--only", "size", "--only", "initlet", "--only", "tini"]
    let outcome = try Self.run(options + ["--svg", folder["picture.svg"]])
    #expect(outcome.ending == .exited(0))
    let picture = try #require(folder.read("picture.svg"))
    #expect(XMLParser(data: Data(picture.utf8)).parse())
    #expect(picture.contains(">Size of the file, bytes<") && !picture.contains(">Memory"))
    // The title of the panel, and a bar for each of the two.
    #expect(picture.matches(of: #/<rect class="(own|peer)"/#).count == 2)
    let size = try #require(ProcessTable.bytes(of: try Init.initlet.path())?.count)
    #expect(picture.filter { $0 != "," }.contains(">\(size)<"))
    let refused = try Self.run(options + ["--svg", "/nowhere/picture.svg"])
    #expect(refused.ending == .exited(1))
    #expect(
      refused.errorLines == ["initlet-bench: /nowhere/picture.svg: No such file or directory"])
  }

  @Test("With --only the benchmark measures and names what was chosen alone", .needs(.namespaces))
  func onlyMeasuresWhatWasChosen() throws {
    let options = ["--only", "size", "--only", "limit", "--only", "initlet"]
    let report = try BenchReport(try Self.run(["--json"] + options))
    #expect(report.candidates == ["limit", "initlet"])
    #expect(report.rows.map(\.id) == ["size.file"])
    #expect(report.notInstalled == [])
    let text = try Self.run(options, path: "/nowhere")
    #expect(text.ending == .exited(0))
    #expect(text.errors == "", "progress is for terminals")
    #expect(text.output.contains("size of the file, bytes"))
    #expect(!text.output.contains("tini") && !text.output.contains("not installed"))
  }

  @Test("A second build of initlet is measured beside the first", .needs(.namespaces))
  func secondBuildIsMeasuredBesideFirst() throws {
    let path = try Init.initlet.path()
    let options = [
      "--quick", "--markdown", "--only", "start", "--only", "size", "--only", "initlet",
      "--only", "before-1", "--initlet", "before-1=\(path)",
    ]
    let outcome = try Self.run(options)
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exited(0))
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    let head = "|  | initlet | before-1 | initlet / none | initlet / limit | initlet / before-1 |"
    #expect(lines[4] == "\(head) initlet / the best peer |")
    let size = try #require(lines.first { $0.hasPrefix("| size of the file, bytes |") })
    let cells = size.split(separator: "|").map { $0.filter { $0 != " " } }
    #expect(cells[1] == cells[2], "the same file")
    #expect(cells.suffix(4) == ["", "", "1", ""])
  }

  @Test("A second build of initlet goes through every measure", .needs(.namespaces, .strace))
  func secondBuildGoesThroughEveryMeasure() throws {
    let path = try Init.initlet.path()
    let options = ["--quick", "--json", "--only", "again", "--only", "none", "--only", "initlet"]
    let report = try BenchReport(try Self.run(options + ["--initlet", "again=\(path)"]))
    #expect(report.candidates == ["none", "initlet", "again"])
    for row in report.rows {
      #expect((row.values["again"] == nil) == (row.values["initlet"] == nil), "\(row.id)")
    }
    #expect(report.rows.count { $0.values["again"] != nil } > 30)
  }

  @Test("A build that is no executable file is refused in one line")
  func missingBuildIsRefused() throws {
    let outcome = try Self.run(["--initlet", "before=/nowhere/initlet"])
    #expect(outcome.ending == .exited(1))
    #expect(outcome.errorLines == ["initlet-bench: /nowhere/initlet is not an executable file"])
  }

  @Test(
    "Chosen peers that are not installed are named in one line", .needs(.namespaces),
    arguments: [
      ([], "tini, tini-static, dumb-init, catatonit (apt install tini dumb-init catatonit)"),
      (
        ["tini-static", "initlet", "dumb-init"],
        "tini-static, dumb-init (apt install tini dumb-init)"
      ),
    ])
  func missingPeersAreNamed(_ names: [String], _ line: String) throws {
    let options = (names + ["size"]).flatMap { ["--only", $0] }
    let outcome = try Self.run(options, path: "/nowhere")
    #expect(outcome.ending == .exited(0))
    let lines = outcome.output.split(separator: "\n").filter { $0.contains("not installed") }
    #expect(lines == ["not installed: \(line)"])
  }

  @Test(
    "Bad usage of the benchmark is reported in one line",
    arguments: [
      (["--fast"], "there is no '--fast'"),
      (["--only"], "--only needs a value"),
      (["--svg"], "--svg needs a value"),
      (["--only", "speed"], "neither a candidate nor a measure is named 'speed'"),
      (["--initlet", "initlet"], "--initlet takes LABEL=PATH, not 'initlet'"),
      (["--initlet", "a|b=/bin/true"], "--initlet takes LABEL=PATH, not 'a|b=/bin/true'"),
      (["--initlet", "=/bin/true"], "--initlet takes LABEL=PATH, not '=/bin/true'"),
      (["--initlet", "tini=/bin/true"], "a candidate or a measure is named 'tini' already"),
      (["--initlet", "size=/bin/true"], "a candidate or a measure is named 'size' already"),
      (
        ["--initlet", "a=/bin/true", "--initlet", "a=/bin/false"],
        "a candidate or a measure is named 'a' already"
      ),
      (["--seconds", "0"], "--seconds takes a number from 1 to 3600, not '0'"),
      (["--seconds", "x"], "--seconds takes a number from 1 to 3600, not 'x'"),
    ])
  func badUsageIsReportedInOneLine(_ options: [String], _ message: String) throws {
    let outcome = try Self.run(options)
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    #expect(outcome.errorLines == ["initlet-bench: \(message); try 'initlet-bench --help'"])
  }

  @Test("The help of the benchmark names everything that --only takes, and --initlet")
  func helpNamesWhatOnlyTakes() throws {
    let outcome = try Self.run(["--help"])
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "")
    for name in Self.candidates + ["wake-ups", "shutdown", "LABEL=PATH"] {
      #expect(outcome.output.contains(name))
    }
  }
}
