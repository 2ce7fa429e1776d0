/// The distribution of the samples of one candidate for one quantity.
struct Summary {
  let median: Double
  /// The first quartile.
  let low: Double
  /// The third quartile.
  let high: Double
  let count: Int

  /// The greatest distance of the median from the half of the samples in its middle.
  var spread: Double { max(high - median, median - low) }

  init?(_ samples: [Double]) {
    guard !samples.isEmpty else { return nil }
    let sorted = samples.sorted()
    median = Self.quantile(sorted, 0.5)
    low = Self.quantile(sorted, 0.25)
    high = Self.quantile(sorted, 0.75)
    count = sorted.count
  }

  /// The value below which a fraction of the samples lies, interpolated between two of them.
  private static func quantile(_ sorted: [Double], _ part: Double) -> Double {
    let position = Double(sorted.count - 1) * part
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
  }
}
