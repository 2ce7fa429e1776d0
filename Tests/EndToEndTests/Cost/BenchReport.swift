import Foundation

@testable import TestSupport

/// The output of `initlet-bench --json`.
struct BenchReport: Decodable {
  struct Row: Decodable {
    let id: String
    let title: String
    let unit: String
    let values: [String: Value]
  }

  /// A figure, or the remark in its place.
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
