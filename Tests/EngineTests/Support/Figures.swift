import Synchronization

@testable import TestSupport

/// What the stories were like with each init, side by side.
enum Figures {
  private struct Row: Hashable {
    let story: String
    let engine: String
  }

  private static let rows = Mutex<[Row: [Contender: String]]>([:])

  /// Seconds are nil for what did not end while the test looked.
  static func note(
    _ story: String, _ engine: Engine.Kind, _ contender: Contender,
    _ vintage: Engine.Vintage? = nil, seconds: Double?, _ outcome: String
  ) {
    note(story, on: engine.rawValue, contender, vintage, seconds: seconds, outcome)
  }

  static func note(
    _ story: String, on engine: String, _ contender: Contender, _ vintage: Engine.Vintage?,
    seconds: Double?, _ outcome: String
  ) {
    let place = engine + (vintage.map { ", \($0.rawValue)" } ?? "")
    let time = seconds.map { "\(($0 * 100).rounded() / 100) s" } ?? "no end"
    rows.withLock { rows in
      rows[Row(story: story, engine: place), default: [:]][contender] = "\(time), \(outcome)"
    }
  }

  /// A line for each story and engine.
  static var table: String {
    let rows = rows.withLock(\.self)
    let order = rows.keys.sorted { ($0.story, $0.engine) < ($1.story, $1.engine) }
    let lines = order.map { row in
      let cells = Contender.allCases.compactMap { contender in
        rows[row]?[contender].map { "\(contender.rawValue): \($0)" }
      }
      return "\(row.story) | \(row.engine) | \(cells.joined(separator: " | "))"
    }
    return (["Seconds and leftovers of each story:"] + lines).joined(separator: "\n")
  }
}
