import Synchronization

/// Keeps the writing of programs and the starting of processes apart.
///
/// A process about to be executed holds, for a moment, a copy of every open file; a program that
/// somebody holds open for writing cannot be executed (ETXTBSY).
enum ForkLock {
  private static let lock = Mutex(())

  static func hold(_ body: () throws -> Void) rethrows {
    try lock.withLock { _ in try body() }
  }
}
