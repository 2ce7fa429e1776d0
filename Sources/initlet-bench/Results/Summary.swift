/// What many samples of the same thing come to.
struct Summary {
  let median: Double
  /// The quartiles: half of the samples lie between them.
  let low: Double
  let high: Double
  let count: Int

  init?(_ samples: [Double]) {
    guard !samples.isEmpty else { return nil }
    let sorted = samples.sorted()
    median = Self.quantile(sorted, 0.5)
    low = Self.quantile(sorted, 0.25)
    high = Self.quantile(sorted, 0.75)
    count = sorted.count
  }

  /// Between the two samples next to it, in proportion.
  private static func quantile(_ sorted: [Double], _ part: Double) -> Double {
    let position = Double(sorted.count - 1) * part
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
  }
}
