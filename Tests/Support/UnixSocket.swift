import Glibc

/// A connection to a server on a socket in the file system.
enum UnixSocket {
  /// Sends a request, whose answer is then to be read.
  static func ask(_ path: String, _ request: String) throws -> Stream {
    let descriptor = Descriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(
          descriptor.number, .init(__sockaddr__: $0), socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0,
      write(descriptor.number, request, request.utf8.count) == request.utf8.count
    else { throw Failure("\(path) cannot be reached: errno \(errno)") }
    return Stream(descriptor)
  }
}
