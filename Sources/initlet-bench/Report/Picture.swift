/// The README's picture: bars of initlet and the peers, for the figures that tell most.
struct Picture {
  let report: Report

  init(_ report: Report) {
    self.report = report
  }

  /// The picture in the colours that the reader's system prefers, light or dark.
  var svg: String {
    let panels = report.rows.compactMap(panel).sorted { $0.place < $1.place }.map(\.text)
    let placed = (panels + [legend]).enumerated().map { index, text in
      let x = Self.margin + index % 3 * Self.panelWidth
      let y = Self.margin + index / 3 * Self.panelHeight
      return "<g transform=\"translate(\(x),\(y))\">\n\(text)</g>\n"
    }
    let height = 2 * Self.margin + (placed.count + 2) / 3 * Self.panelHeight - 20
    let width = 2 * Self.margin + 3 * Self.panelWidth
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" role="img">
      <title>initlet beside tini, dumb-init and catatonit</title>
      \(Self.style)
      <rect class="ground" width="\(width)" height="\(height)" rx="8"/>
      \(placed.joined())</svg>

      """
  }

  // MARK: -

  private static let margin = 16
  private static let panelWidth = 262
  private static let panelHeight = 146
  private static let lineHeight = 21
  /// Where a bar begins and how long it may be.
  private static let bar = (start: 78, length: 100)

  private static let style = """
    <style>
    text { font: 12px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #57606a }
    .title { font-weight: 600; fill: #1f2328 }
    .own { fill: #0969da }
    .own-name { font-weight: 600; fill: #0969da }
    .peer { fill: #b7c0c9 }
    .ground { fill: #f6f8fa }
    @media (prefers-color-scheme: dark) {
      text { fill: #9198a1 }
      .title { fill: #f0f6fc }
      .own { fill: #4493f8 }
      .own-name { fill: #4493f8 }
      .peer { fill: #4b535d }
      .ground { fill: #161b22 }
    }
    </style>
    """

  private var shown: [Candidate] {
    report.candidates.filter { candidate in
      switch candidate {
      case .initlet, .peer: true
      case .bare, .limit, .build: false
      }
    }
  }

  /// A row as a panel, with its place among the others; nil if the picture does not show it.
  private func panel(_ row: Row) -> (place: Int, text: String)? {
    guard let (place, title) = Self.title(of: row.quantity) else { return nil }
    let figures = shown.map { ($0, row[$0]?.median) }
    let most = max(figures.compactMap(\.1).max() ?? 0, 1)
    let bars = figures.enumerated().map { index, figure in
      Self.bar(figure.0, figure.1, most: most, line: index + 1)
    }
    return (place, Self.text(title, class: "title", line: 0) + bars.joined())
  }

  private static func title(of quantity: Quantity) -> (Int, String)? {
    switch quantity {
    case .addedToExit: (0, "Added to a start and exit, µs")
    case .residentMemory(.idle): (1, "Memory while idle, kB")
    case .fileSize: (2, "Size of the file, bytes")
    case .survivors(let count):
      (3, "Of \(String(figure: count)) daemons, left alive")
    case .told(let count): (4, "Of \(String(figure: count)) daemons, told before the end")
    default: nil
    }
  }

  private static func bar(
    _ candidate: Candidate, _ figure: Double?, most: Double, line: Int
  ) -> String {
    let isOwn = candidate == .initlet
    let name = text(candidate.name, class: isOwn ? "own-name" : nil, line: line)
    guard let figure else { return name }
    let length = Int((figure / most * Double(bar.length)).rounded())
    // A figure that is not 0 shows.
    let width = figure > 0 ? max(length, 2) : 0
    let y = line * lineHeight + 3
    let rect =
      "<rect class=\"\(isOwn ? "own" : "peer")\" x=\"\(bar.start)\" y=\"\(y)\" width=\"\(width)\""
      + " height=\"12\" rx=\"2\"/>\n"
    let value = text(
      String(figure: figure), class: isOwn ? "own-name" : nil, x: bar.start + width + 6, line: line)
    return name + rect + value
  }

  private var legend: String {
    let lines = [
      "\(report.date), \(report.kernel.prefix { $0 != "-" })",
      "Shorter is better, but in the last one.",
      "tini and dumb-init need libc besides.",
      "Left alive: where the init is not PID 1.",
      "Told: by a TERM, where it is PID 1.",
    ]
    return lines.enumerated().map { Self.text($1, line: $0 + 1) }.joined()
  }

  private static func text(
    _ text: String, class name: String? = nil, x: Int = 0, line: Int
  ) -> String {
    let attribute = name.map { " class=\"\($0)\"" } ?? ""
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<text\(attribute) x=\"\(x)\" y=\"\(line * lineHeight + 13)\">\(escaped)</text>\n"
  }
}
