import Testing

@testable import TestSupport

/// A name that the init is called by, and the peer that it is then to stand in for, if any.
struct CalledName: CustomTestStringConvertible, Sendable {
  let name: String
  let peer: Peer?

  var testDescription: String { "“\(name.prefix(40))”" }

  init(_ name: String, _ peer: Peer?) {
    self.name = name
    self.peer = peer
  }
}
