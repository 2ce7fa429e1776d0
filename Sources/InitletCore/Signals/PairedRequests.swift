import Primitives

/// The requests to end that have reached the inner init of a guarded pair.
///
/// A request to both inits, such as systemd's to a whole control group, reaches the inner one
/// twice: directly, and by the outer init. It counts once.
public struct PairedRequests: Sendable {
  private struct Request {
    let signal: Signal
    let isHandedOn: Bool
    let moment: Instant
  }

  /// The time in which a repeat follows; after that, it is a request of its own.
  ///
  /// Where both arrive before the init has taken one, the kernel merges them, and no repeat follows.
  static let longestGap = Interval.seconds(2)

  /// The last request, unless its repeat has come.
  private var last: Request?

  public init() {}

  /// Takes in a signal; returns whether it is a request that has just come by the other way.
  ///
  /// The clock is read only for a request.
  public mutating func isRepeat(
    _ received: ReceivedSignal, outer: ProcessID, now: () -> Instant
  ) -> Bool {
    guard received.signal.asksToEnd else { return false }
    let request = Request(
      signal: received.signal, isHandedOn: received.isSent(by: outer), moment: now())
    if let last, last.signal == request.signal, last.isHandedOn != request.isHandedOn,
      last.moment.distance(to: request.moment) < PairedRequests.longestGap
    {
      self.last = nil
      return true
    }
    last = request
    return false
  }
}
