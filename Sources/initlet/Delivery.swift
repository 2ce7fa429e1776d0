import InitletCore
import Linux
import Primitives

/// Sends signals on.
struct Delivery: ~Copyable {
  /// Has an account of its own of who was sent a signal: what is forwarded keeps TERM from no
  /// process.
  private var forwardingReach: Descendants

  init(of process: ProcessID, isNamespaceInit: Bool) {
    forwardingReach = Descendants(of: process, isNamespaceInit: isNamespaceInit)
  }

  /// Sends a signal, with its payload where there is one, and returns whether it was sent.
  ///
  /// The command may have just ended, or belong to another user.
  mutating func send(
    _ received: ReceivedSignal, to target: ForwardTarget, of command: ProcessID
  ) -> Bool {
    do throws(Errno) {
      switch target {
      case .process: try Delivery.send(received, to: command)
      case .processGroup: try Delivery.send(received, toGroup: command)
      case .descendants: _ = forwardingReach.send(received.signal, to: .all)
      }
      return true
    } catch {
      return false
    }
  }

  private static func send(_ received: ReceivedSignal, to process: ProcessID) throws(Errno) {
    if case .queue(let payload) = received.origin {
      try payload.send(received.signal, to: process)
    } else {
      try received.signal.send(to: process)
    }
  }

  private static func send(_ received: ReceivedSignal, toGroup group: ProcessID) throws(Errno) {
    if case .queue(let payload) = received.origin {
      do throws(Errno) {
        return try payload.send(received.signal, toGroup: group)
      } catch {
        // Before Linux 6.9 a process group gets the signal without its payload.
      }
    }
    try received.signal.send(toGroup: group)
  }
}
