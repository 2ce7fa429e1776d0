import Glibc
import Synchronization
import Testing

/// The tests that something missing has skipped, told in a table behind all that the test library
/// says.
enum SkippedTests {
  private static let missing = Mutex<[Test.ID: Set<Requirement>]>([:])

  /// Counts a test, and nothing for a suite, whose tests are counted one by one.
  static func note(_ test: Test, _ requirements: [Requirement]) {
    guard !test.isSuite else { return }
    missing.withLock { missing in
      if missing.isEmpty { atexit(printSkippedTests) }
      missing[test.id, default: []].formUnion(requirements)
    }
  }

  /// A line for each thing that is missing; a test that lacks several is counted at each.
  fileprivate static var table: String {
    let missing = missing.withLock(\.self)
    let rows = Requirement.allCases.compactMap { requirement -> [String]? in
      let count = missing.values.count { $0.contains(requirement) }
      return count == 0 ? nil : ["\(count)", requirement.rawValue, requirement.remedy]
    }
    let lines = columns([["tests", "need", "so"]] + rows)
    let packages = Set(missing.values.joined().flatMap(\.packages)).sorted()
    let all = packages.isEmpty ? [] : ["All: apt-get install \(packages.joined(separator: " "))"]
    return (["Skipped, for want of what they need: \(missing.count) tests."] + lines + all)
      .joined(separator: "\n")
  }

  private static func columns(_ rows: [[String]]) -> [String] {
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let padding = zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) }
      return "  \(padding[0])\(row[0])  \(row[1])\(padding[1])  \(row[2])"
    }
  }
}

private func printSkippedTests() {
  // Behind what is still in the buffer, even where the two go to the same pipe.
  fflush(nil)
  let text = "\n\(SkippedTests.table)\n"
  write(STDOUT_FILENO, text, text.utf8.count)
}
