/// The time that something may take, from now on.
struct TimeLimit {
  /// The moment of `Clock` at which it is over.
  private let end: Int64

  init(seconds: Double) {
    end = Clock.now + Int64(seconds * Double(Clock.nanosecondsPerSecond))
  }

  var isReached: Bool { Clock.now >= end }
}
