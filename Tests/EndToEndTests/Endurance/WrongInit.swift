@testable import TestSupport

/// What an init can do wrong, by the fixture's `attack-rounds wrong`.
enum WrongInit: String, CaseIterable, Sendable {
  case leaves
  case losesStatus = "loses-status"
  case signalsAll = "signals-all"
  case killsAll = "kills-all"
  case signalsGroup = "signals-group"
  case stopsParent = "stops-parent"
  case tellsParent = "tells-parent"

  /// Each of these is among the faults that are told.
  var faults: [String] {
    switch self {
    case .leaves: ["survivor: "]
    case .losesStatus: ["status 0 instead of 7"]
    case .signalsAll:
      [
        "the parent was hurt: 1 signals, first 15", "a sibling in its group was hurt: 1 ",
        "a sibling in its session was hurt: 1 ", "another session was hurt: 1 ",
        "a sibling's child was hurt: 1 ", "a former child was hurt: 1 ",
        "an earlier child's child was hurt: 1 ",
      ]
    case .killsAll: ["the parent was hurt: state Z", "another session was hurt: state Z"]
    case .signalsGroup: ["a sibling in its group was hurt: 1 signals, first 18"]
    case .stopsParent: ["the parent was hurt: state T"]
    case .tellsParent: ["the parent was hurt: ", " signals, first 17 with code -1 "]
    }
  }
}
