import Testing

@testable import TestSupport

/// A question to a peer about itself, and where the answer has to come.
struct Question: CustomTestStringConvertible, Sendable {
  enum Place: String {
    case output
    case errors
  }

  let peer: Peer
  let arguments: [String]
  let place: Place
  let contents: [String]
  var code: Int32 = 0

  var testDescription: String { "\(peer.rawValue) \(arguments.joined(separator: " "))" }
}
