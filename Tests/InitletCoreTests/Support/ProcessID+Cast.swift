import Primitives

/// The processes that play a part in tests of signals.
extension ProcessID {
  /// The init.
  static let own = ProcessID(rawValue: 100)
  static let stranger = ProcessID(rawValue: 200)
  static let command = ProcessID(rawValue: 300)
  static let inner = ProcessID(rawValue: 400)
  static let outer = ProcessID(rawValue: 500)
  static let sessionLeader = ProcessID(rawValue: 600)
}
