import Testing

@testable import TestSupport

/// How a peer is started, and whether it then adopts orphans where it is not PID 1.
struct Adoption: CustomTestStringConvertible, Sendable {
  let call: PeerCall
  let adopts: Bool

  var testDescription: String { call.testDescription }

  init(_ peer: Peer, _ words: String..., adopts: Bool) {
    call = PeerCall(peer: peer, words: words)
    self.adopts = adopts
  }
}
