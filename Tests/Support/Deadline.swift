import Glibc

/// A moment by which something must have happened.
struct Deadline {
  /// After so many seconds something is taken to hang: however busy the machine is, nothing that
  /// goes on takes as long.
  static let hang = 120.0

  private let moment: ContinuousClock.Instant

  static func after(_ seconds: Double) -> Deadline {
    Deadline(moment: .now + .seconds(seconds))
  }

  /// What is left of the time, as poll(2) wants it; 0 when it has passed.
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: moment)
    return left <= .zero ? 0 : Int32(left / .milliseconds(1)) + 1
  }

  var hasPassed: Bool { ContinuousClock.now >= moment }
}

/// Waits until `condition` yields something, looking a thousand times a second.
func eventually<Value>(
  _ what: String, within seconds: Double = Deadline.hang, _ condition: () throws -> Value?
) throws -> Value {
  let deadline = Deadline.after(seconds)
  while true {
    if let value = try condition() { return value }
    if deadline.hasPassed { throw Failure("\(what): not within \(seconds) s") }
    usleep(1000)
  }
}

/// How long `body` takes, in seconds.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  try ContinuousClock().measure(body) / .seconds(1)
}

/// The quickest of a few attempts, so that a busy machine does not count as a slow init.
func quickest(of attempts: Int = 3, below limit: Double, _ attempt: () throws -> Double) rethrows
  -> Double
{
  var best = Double.infinity
  for _ in 0..<attempts where best >= limit { best = min(best, try attempt()) }
  return best
}
