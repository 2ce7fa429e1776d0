import Testing

@testable import TestSupport

/// How a peer is started, and where it then has its command and sends its signals.
struct Placement: CustomTestStringConvertible, Sendable {
  let call: PeerCall
  /// What the command leads.
  let group: Bool
  let session: Bool
  /// Whether signals reach its whole group.
  let toGroup: Bool

  var testDescription: String { call.testDescription }

  init(_ peer: Peer, _ words: String..., group: Bool, session: Bool, toGroup: Bool) {
    call = PeerCall(peer: peer, words: words)
    self.group = group
    self.session = session
    self.toGroup = toGroup
  }
}
