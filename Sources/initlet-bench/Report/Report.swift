import Budget
import Glibc

/// A run with its conditions.
struct Report {
  let rows: [Row]
  let candidates: [Candidate]
  /// The chosen peers that are not installed.
  let missingPeers: [Peer]
  let notes: [String]
  /// The command line that repeats the run.
  let command: String
  /// The day in UTC, as in `2026-11-21`.
  let date: String
  /// The release of the kernel, as in `Linux 6.18.44`.
  let kernel: String

  init(
    _ result: RunResult, candidates: [Candidate], missingPeers: [Peer], options: [String]
  ) {
    rows = result.rows
    notes = result.notes
    self.candidates = candidates
    self.missingPeers = missingPeers
    command = (["swift run -c release initlet-bench"] + options).joined(separator: " ")
    date = Self.today()
    kernel = Self.kernelRelease()
  }

  /// The figures of the budget, in its order.
  var targets: [Target] { Budget.allCases.map { Target($0, rows) } }

  /// The notes, and before them the one line about peers that are not installed.
  var remarks: [String] { [missingLine].compactMap(\.self) + notes }

  func text(as format: ReportFormat) -> String {
    switch format {
    case .text: text
    case .json: json.text + "\n"
    case .markdown: markdown
    }
  }

  private var missingLine: String? {
    guard !missingPeers.isEmpty else { return nil }
    let names = missingPeers.map(\.name).joined(separator: ", ")
    var packages: [String] = []
    for package in missingPeers.map(\.package) where !packages.contains(package) {
      packages.append(package)
    }
    return "not installed: \(names) (apt install \(packages.joined(separator: " ")))"
  }

  private static func today() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 16)
    let count = strftime(&text, text.count, "%Y-%m-%d", &parts)
    return String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func kernelRelease() -> String {
    let release = File.text("/proc/sys/kernel/osrelease") ?? ""
    return release.split(separator: "\n").first.map { "Linux \($0)" } ?? "Linux"
  }
}
