/// The position of an init in its PID namespace.
enum Role {
  case pid1
  case subreaper

  /// The name in identifiers of rows.
  var id: String {
    switch self {
    case .pid1: "pid1"
    case .subreaper: "subreaper"
    }
  }

  /// The name in titles of rows.
  var title: String {
    switch self {
    case .pid1: "as PID 1"
    case .subreaper: "as subreaper"
    }
  }
}
