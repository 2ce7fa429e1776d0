import Testing

@testable import TestSupport

/// A command that cannot be started, and what each peer then exits with.
struct LaunchErrorCode: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// In the test's folder.
  let command: String
  let tini: Int32

  init(_ description: String, _ command: String, tini: Int32) {
    testDescription = description
    self.command = command
    self.tini = tini
  }

  func code(_ peer: Peer) -> Int32 {
    switch peer {
    case .tini: tini
    case .dumbInit: 2
    case .catatonit: 1
    }
  }
}
