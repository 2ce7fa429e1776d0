extension String {
  /// A number with three significant digits, or with all digits before the decimal point.
  init(figure value: Double) {
    let size = abs(value)
    let isWhole = value == value.rounded()
    let digits = isWhole || size >= 100 ? 0 : size >= 10 ? 1 : 2
    let scale = [1.0, 10, 100][digits]
    let scaled = Int((size * scale).rounded())
    let whole = Self.grouped(scaled / Int(scale))
    let fraction = String(scaled % Int(scale) + Int(scale)).dropFirst()
    self = (value < 0 && scaled > 0 ? "-" : "") + whole + (digits > 0 ? "." + fraction : "")
  }

  init(figure value: Int) {
    self.init(figure: Double(value))
  }

  /// A median and its spread.
  init(_ summary: Summary) {
    self = String(figure: summary.median)
    if summary.spread > 0 { self += " ±" + String(figure: summary.spread) }
  }

  /// The digits of a number in groups of three: `40,960`.
  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0 && index.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
