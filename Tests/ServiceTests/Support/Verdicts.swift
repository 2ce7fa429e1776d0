import Glibc
import Synchronization

/// What became of each service's work under each init, side by side.
enum Verdicts {
  private static let rows = Mutex<[String: [Contestant: Verdict]]>([:])

  static func note(_ story: String, _ contestant: Contestant, _ verdict: Verdict) {
    rows.withLock { rows in
      if rows.isEmpty { atexit(printVerdicts) }
      rows[story, default: [:]][contestant] = verdict
    }
  }

  /// In Markdown, a line for each story.
  fileprivate static var table: String {
    let rows = rows.withLock(\.self)
    let names = Contestant.allCases.map(\.rawValue)
    let lines = rows.keys.sorted().map { story in
      [story] + Contestant.allCases.map { rows[story]?[$0]?.rawValue ?? "–" }
    }
    return ([["service"] + names, names.map { _ in "---" } + ["---"]] + lines)
      .map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }
}

private func printVerdicts() {
  // Behind what is still in the buffer, even where the two go to the same pipe.
  fflush(nil)
  let text = "\nWhat became of the work of each service:\n\n\(Verdicts.table)\n"
  write(STDOUT_FILENO, text, text.utf8.count)
}
