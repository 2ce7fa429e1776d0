import Glibc

@testable import TestSupport

/// How much the tests of endurance do: `INITLET_SOAK=10` makes it ten times as much.
enum Soak {
  static let factor = getenv("INITLET_SOAK").flatMap { Int(String(cString: $0)) } ?? 1

  /// `INITLET_FUZZ_SEED`, or another one each time.
  static var seed: UInt64 {
    getenv("INITLET_FUZZ_SEED").flatMap { UInt64(String(cString: $0)) }
      ?? UInt64.random(in: 0...UInt64.max)
  }

  /// How long a test may take that is done with in a few seconds, on a machine that has other work.
  static var patience: Double { 120 * Double(factor) }
}
