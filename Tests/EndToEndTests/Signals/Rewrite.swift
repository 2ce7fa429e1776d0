import Testing

@testable import TestSupport

/// What `-r` makes of signals: the options, a signal sent, and what the command gets, if anything.
struct Rewrite: CustomTestStringConvertible, Sendable {
  let options: [String]
  let sent: Int32
  let received: Int32?

  var testDescription: String { "\(options) \(sent) → \(received.map(String.init) ?? "nothing")" }

  /// Whether the init gets and sends the signals by the numbers that the test gives them.
  var isPossible: Bool { [sent, received ?? sent].allSatisfy(Signals.all.contains) }

  init(_ options: [String], _ sent: Int32, _ received: Int32?) {
    self.options = options
    self.sent = sent
    self.received = received
  }
}
