import Glibc

/// A whole run.
struct Report {
  let rows: [Row]
  let candidates: [Candidate]
  let notInstalled: [Peer]
  let notes: [String]
  let command: String

  var targets: [Target] { Target.all(rows) }

  /// Of the day, as in `2026-11-21`.
  let date: String = {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 16)
    let count = strftime(&text, text.count, "%Y-%m-%d", &parts)
    return String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }()

  let kernel: String = {
    let release = File.text("/proc/sys/kernel/osrelease") ?? ""
    return release.split(separator: "\n").first.map { "Linux \($0)" } ?? "Linux"
  }()

  var surroundings: String {
    "\(date), \(kernel), \(Processor.count) processors, '\(command)'"
  }

  var missingLines: [String] {
    notInstalled.map { "not installed: \($0.name) (Debian package \($0.package))" }
  }
}

extension String {
  /// A figure with three digits that mean something, or all before the point.
  init(figure value: Double) {
    let size = abs(value)
    let digits = value == value.rounded() && size < 1e15 ? 0 : size >= 100 ? 0 : size >= 10 ? 1 : 2
    let scale = [1.0, 10, 100][digits]
    let scaled = Int((size * scale).rounded())
    let whole = Self.grouped(scaled / Int(scale))
    let fraction = String(scaled % Int(scale) + Int(scale)).dropFirst()
    self = (value < 0 && scaled > 0 ? "-" : "") + whole + (digits > 0 ? "." + fraction : "")
  }

  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0 && index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  /// A median, and how far half of the samples are from it at most.
  init(_ summary: Summary) {
    self = String(figure: summary.median)
    let spread = max(summary.high - summary.median, summary.median - summary.low)
    if spread > 0 { self += " ±" + String(figure: spread) }
  }
}
