@testable import TestSupport

extension Outcome {
  /// The peer whose version this is, or nil where it is initlet's own.
  func versionOf() throws -> Peer? {
    let text = output + errors
    let number = /\d+\.\d+\.\d+[^ _\n]*/
    if try /tini version \d[^ _\n]*( - git\.[0-9a-f]{7,40})?\n/.wholeMatch(in: output) != nil {
      return .tini
    }
    if try /tini version \d[^ _\n]*_catatonit\n/.wholeMatch(in: output) != nil {
      return .catatonit
    }
    if try /dumb-init v\d[^ _\n]*\n/.wholeMatch(in: errors) != nil { return .dumbInit }
    guard text.hasPrefix("initlet "), text.contains(number) else {
      throw Failure("no version: \(text)")
    }
    return nil
  }
}
