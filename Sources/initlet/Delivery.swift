import InitletCore
import Linux
import Primitives

/// Forwards signals to the command's process, to its process group or to all descendants.
enum Delivery {
  /// Sends a signal, with its payload where there is one.
  ///
  /// This fails where the command has just ended, and where it belongs to another user.
  static func send(
    _ received: ReceivedSignal, to target: ForwardTarget, of command: ProcessID,
    _ descendants: inout Descendants
  ) throws(Errno) {
    switch target {
    case .process: try Delivery.send(received, to: command)
    case .processGroup: try Delivery.send(received, toGroup: command)
    case .descendants: descendants.forward(received.signal, to: .everyone)
    case .children: descendants.forward(received.signal, to: .tops)
    }
  }

  /// Sends a signal to a process, with its payload where there is one.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  static func send(_ received: ReceivedSignal, to process: ProcessID) throws(Errno) {
    if case .queue(let payload) = received.origin {
      do throws(Errno) {
        return try payload.send(received.signal, to: process)
      } catch {
        // At the limit for queued signals (RLIMIT_SIGPENDING) the signal goes without it.
      }
    }
    try received.signal.send(to: process)
  }

  private static func send(_ received: ReceivedSignal, toGroup group: ProcessID) throws(Errno) {
    if case .queue(let payload) = received.origin {
      do throws(Errno) {
        return try payload.send(received.signal, toGroup: group)
      } catch {
        // Linux before 6.9 cannot send a payload to a process group: the signal goes without it.
      }
    }
    try received.signal.send(toGroup: group)
  }
}
