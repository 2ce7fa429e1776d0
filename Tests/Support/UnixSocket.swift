import Glibc

/// A socket in the file system.
enum UnixSocket {
  /// Sends a request to the server there, whose answer is then to be read.
  static func ask(_ path: String, _ request: String) throws -> Stream {
    let descriptor = Descriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
    guard use(connect, descriptor, path) == 0,
      write(descriptor.number, request, request.utf8.count) == request.utf8.count
    else { throw Failure("\(path) cannot be reached: errno \(errno)") }
    return Stream(descriptor)
  }

  /// What is sent to a new socket, a datagram a read.
  static func datagrams(_ path: String) throws -> Stream {
    let descriptor = Descriptor(socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0))
    guard use(bind, descriptor, path) == 0 else {
      throw Failure("\(path) cannot be made: errno \(errno)")
    }
    return Stream(descriptor)
  }

  private static func use(
    _ call: (Int32, __CONST_SOCKADDR_ARG, socklen_t) -> Int32, _ descriptor: Descriptor,
    _ path: String
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call(
          descriptor.number, .init(__sockaddr__: $0), socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
