import Foundation
import Testing

@testable import TestSupport

@Suite("The benchmark")
struct BenchTests {
  private static func run(
    _ options: [String], path: String = "/usr/bin:/bin"
  ) throws -> Outcome {
    let initlet = try Init.initlet.path()
    let process = try Subprocess(
      [Programs.bench] + options,
      environment: ["PATH=\(path)", "INITLET_EXECUTABLE=\(initlet)"])
    defer { process.kill() }
    return try process.finish(within: 300)
  }

  /// What `--json` prints.
  private struct Report: Decodable {
    struct Row: Decodable {
      let id: String
      let title: String
      let unit: String
      let values: [String: Value]
    }

    /// A figure, or what is said in its place.
    enum Value: Decodable {
      case figure(Figure)
      case remark(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self =
          if let figure = try? container.decode(Figure.self) {
            .figure(figure)
          } else {
            .remark(try container.decode(String.self))
          }
      }
    }

    struct Figure: Decodable {
      let median: Double
      let low: Double
      let high: Double
      let samples: Int
    }

    struct Target: Decodable {
      let title: String
      let limit: Double
      let value: Double?
      let met: Bool?
    }

    let date: String
    let kernel: String
    let command: String
    let candidates: [String]
    let notInstalled: [String]
    let rows: [Row]
    let targets: [Target]
    let notes: [String]

    init(_ outcome: Outcome) throws {
      self = try JSONDecoder().decode(Self.self, from: Data(outcome.output.utf8))
    }
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
    calls.signal: none limit
    calls.reap: none
    shutdown.pid1.5:
    shutdown.pid1.50:
    shutdown.pid1.growth:
    shutdown.subreaper.5:
    shutdown.subreaper.50:
    shutdown.subreaper.growth: limit tini tini-static dumb-init catatonit
    """

  /// The candidates of each row, in its line.
  private static func candidates(of line: Substring) -> Set<String> {
    let words = line.split(separator: " ").dropFirst().map(String.init)
    return Set(candidates).subtracting(words)
  }

  @Test(
    "A quick run measures everything",
    .needs(.root, .namespaces, .tini, .dumbInit, .catatonit, .strace))
  func everything() throws {
    let outcome = try Self.run(["--quick", "--json"])
    #expect(outcome.errors == "")
    #expect(outcome.ending == .exited(0))
    let report = try Report(outcome)
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
    #expect(report.targets.count == 11)
    for target in report.targets {
      let value = try #require(target.value, "\(target.title)")
      #expect(target.met == (value <= target.limit))
    }
    try Self.expectExact(report)
  }

  /// Those figures that are not up to chance.
  private static func expectExact(_ report: Report) throws {
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
    #expect(try median("memory.idle.dirty", "initlet") < median("memory.idle.dirty", "catatonit"))
    let row = try #require(report.rows.first { $0.id == "shutdown.subreaper.50" })
    guard case .remark("leaves 50")? = row.values["tini"] else {
      throw Failure("tini leaves nothing: \(row.values)")
    }
  }

  @Test("… and prints the tables of the README", .needs(.namespaces, .tini))
  func markdown() throws {
    let options = ["--quick", "--markdown", "--only", "size", "--only", "memory"]
    let outcome = try Self.run(options)
    #expect(outcome.ending == .exited(0))
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[0].contains("`swift run -c release initlet-bench \(options.joined(separator: " "))`"))
    #expect(lines[2].hasPrefix("|  | none | limit | initlet | tini | "))
    #expect(lines[2].hasSuffix(" | initlet / none | initlet / limit | initlet / the best peer |"))
    #expect(lines[3].allSatisfy { "|-".contains($0) })
    for title in [
      "| size of the file, bytes |", "| private dirty memory while idle, kB |",
      "| page tables after 1,000 reaps, kB |",
      "| resident pages more than the limit's | 4 |", "| size of the file in bytes | 24,576 |",
    ] { #expect(lines.contains { $0.hasPrefix(title) }, "\(title)") }
  }

  @Test("… and of a choice nothing else", .needs(.namespaces))
  func only() throws {
    let options = ["--only", "size", "--only", "limit", "--only", "initlet"]
    let report = try Report(try Self.run(["--json"] + options))
    #expect(report.candidates == ["limit", "initlet"])
    #expect(report.rows.map(\.id) == ["size.file"])
    let text = try Self.run(options)
    #expect(text.ending == .exited(0))
    #expect(text.errors == "", "progress is for terminals")
    #expect(text.output.contains("size of the file in bytes"))
    #expect(!text.output.contains("tini"))
  }

  @Test("Missing peers are named", .needs(.namespaces))
  func missing() throws {
    let outcome = try Self.run(["--only", "size"], path: "/nowhere")
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output.contains("not installed: tini-static (Debian package tini)\n"))
    #expect(outcome.output.contains("not installed: catatonit (Debian package catatonit)\n"))
  }

  @Test(
    "Bad usage is one line",
    arguments: [
      (["--fast"], "there is no '--fast'"),
      (["--only"], "--only needs a value"),
      (["--only", "speed"], "neither a candidate nor a measure is named 'speed'"),
      (["--seconds", "0"], "--seconds takes a number from 1 to 3600, not '0'"),
      (["--seconds", "x"], "--seconds takes a number from 1 to 3600, not 'x'"),
    ])
  func badUsage(_ options: [String], _ message: String) throws {
    let outcome = try Self.run(options)
    #expect(outcome.ending == .exited(1))
    #expect(outcome.output == "")
    #expect(outcome.errorLines == ["initlet-bench: \(message); try 'initlet-bench --help'"])
  }

  @Test("Help names everything that --only takes")
  func help() throws {
    let outcome = try Self.run(["--help"])
    #expect(outcome.ending == .exited(0))
    #expect(outcome.errors == "")
    for name in Self.candidates + ["wake-ups", "shutdown"] {
      #expect(outcome.output.contains(name))
    }
  }
}
