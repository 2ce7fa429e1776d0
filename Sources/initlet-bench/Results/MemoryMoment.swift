/// The moment at which the memory of an init is measured.
enum MemoryMoment: Hashable {
  case idle
  case afterReaps(Int)

  /// The name in identifiers of rows.
  var id: String {
    switch self {
    case .idle: "idle"
    case .afterReaps: "reaped"
    }
  }

  /// The name in titles of rows.
  var title: String {
    switch self {
    case .idle: "while idle"
    case .afterReaps(let count): "after \(String(figure: count)) reaps"
    }
  }
}
