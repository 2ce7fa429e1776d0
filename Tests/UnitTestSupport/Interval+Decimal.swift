#if DEBUG
import Primitives

extension Interval {
  /// The number of seconds, without needless zeros.
  package var decimal: String {
    let whole = "\(nanoseconds / 1_000_000_000)"
    let digits = "\(1_000_000_000 + nanoseconds % 1_000_000_000)".dropFirst()
    let decimals = digits.reversed().drop { $0 == "0" }.reversed()
    return decimals.isEmpty ? whole : whole + "." + String(decimals)
  }
}
#endif
