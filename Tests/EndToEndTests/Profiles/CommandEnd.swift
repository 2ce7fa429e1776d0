import Testing

@testable import TestSupport

/// How a peer is started, and what those in its command's group are sent when the command ends.
struct CommandEnd: CustomTestStringConvertible, Sendable {
  let call: PeerCall
  let signal: Int32?

  var testDescription: String { call.testDescription }

  init(_ peer: Peer, _ words: String..., sends signal: Int32? = nil) {
    call = PeerCall(peer: peer, words: words)
    self.signal = signal
  }
}
