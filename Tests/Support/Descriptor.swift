import Glibc

/// A descriptor that closes itself.
final class Descriptor {
  private(set) var number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  func close() {
    if number >= 0 { _ = Glibc.close(number) }
    number = -1
  }

  deinit { close() }

  /// A pipe; what is started elsewhere meanwhile inherits nothing (see `Subprocess`).
  static func pipe() throws -> (read: Descriptor, write: Descriptor) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw Failure("pipe: errno \(errno)") }
    return (Descriptor(ends[0]), Descriptor(ends[1]))
  }

  /// Two connected sockets; each write(2) on one side is one read(2) on the other.
  static func packets() throws -> (read: Descriptor, write: Descriptor) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends) == 0 else {
      throw Failure("socketpair: errno \(errno)")
    }
    return (Descriptor(ends[0]), Descriptor(ends[1]))
  }
}
