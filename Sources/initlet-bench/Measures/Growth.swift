import Glibc

/// How a time grows with the number of processes.
enum Growth {
  /// The exponent between the least and the greatest number, which end the rows' identifiers: of
  /// twice as many, everything takes 2 to the power of it times as long.
  static func row(_ rows: [Row], _ id: String, _ title: String, isEach: Bool) -> Row? {
    guard rows.count > 1, let least = rows.first, let greatest = rows.last,
      let smallCount = count(least), let largeCount = count(greatest)
    else { return nil }
    var row = Row("\(id).growth", "\(title), exponent", "")
    for candidate in least.samples.keys {
      guard let small = least[candidate]?.median, let large = greatest[candidate]?.median,
        small > 0, large > 0
      else { continue }
      let exponent = log(large / small) / log(largeCount / smallCount)
      row.add(isEach ? exponent + 1 : exponent, candidate)
    }
    return row
  }

  private static func count(_ row: Row) -> Double? {
    row.id.split(separator: ".").last.flatMap { Double($0) }
  }
}
