import Glibc

/// The growth of a time with the number of processes, as an exponent.
///
/// With the exponent e, twice as many processes take 2^e times as long. It is computed from the
/// least and the greatest number of processes.
struct Growth {
  private let quantity: Quantity
  /// Median times by the number of processes.
  private var times: [Int: [Candidate: Double]] = [:]

  init(_ quantity: Quantity) {
    self.quantity = quantity
  }

  /// Adds the medians of a row, which `total` converts to the time of all processes.
  mutating func add(_ count: Int, _ row: Row, _ total: (Double) -> Double = { $0 }) {
    times[count] = row.samples.compactMapValues { Summary($0).map { total($0.median) } }
  }

  /// The row of the exponents; `nil` for fewer than two numbers of processes.
  var row: Row? {
    guard let least = times.keys.min(), let greatest = times.keys.max(), least < greatest,
      let leastTimes = times[least], let greatestTimes = times[greatest]
    else { return nil }
    var row = Row(quantity)
    for (candidate, leastTime) in leastTimes {
      guard let greatestTime = greatestTimes[candidate], leastTime > 0, greatestTime > 0
      else { continue }
      row.add(
        log(greatestTime / leastTime) / log(Double(greatest) / Double(least)), candidate)
    }
    return row
  }
}
