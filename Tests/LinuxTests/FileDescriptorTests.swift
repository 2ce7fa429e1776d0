import Glibc
import InitletCore
import Linux
import Testing

@Suite("Descriptors", .serialized)
struct FileDescriptorTests {
  @Test(
    "What is opened is closed on exec",
    arguments: [
      ("/dev/null", FileDescriptor.Access.read), ("/dev/null", .readWrite), ("/", .directory),
      ("/", .directoryPlace),
    ])
  func closeOnExec(_ path: String, _ access: FileDescriptor.Access) throws {
    let descriptor = try path.withCString { try FileDescriptor.open(CString($0), access) }
    defer { descriptor.close() }
    #expect(fcntl(descriptor.rawValue, F_GETFD) == FD_CLOEXEC)
  }

  @Test(
    "Why a file is not opened",
    arguments: [
      ("/nonexistent", FileDescriptor.Access.read, Errno.noSuchFile),
      ("/dev/null", .directory, .notDirectory), ("/dev/null/x", .read, .notDirectory),
      ("/", .readWrite, .isDirectory), ("", .read, .noSuchFile),
    ])
  func errors(_ path: String, _ access: FileDescriptor.Access, _ errno: Errno) {
    #expect(throws: errno) {
      _ = try path.withCString { try FileDescriptor.open(CString($0), access) }
    }
  }

  @Test("A closed one is bad")
  func close() throws {
    let status = try ForkedChild.result {
      guard let descriptor = try? FileDescriptor.open("/dev/null", .read) else { return .failure }
      descriptor.close()
      return fcntl(descriptor.rawValue, F_GETFD) == -1 ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }

  @Test("All bytes are written, also where there is no room for them at once")
  func write() throws {
    let pipe = try Pipe()
    defer { pipe.read.close() }
    let bytes = [UInt8](repeating: 7, count: 300_000)
    var child = try ForkedChild(holding: pipe.write) {
      let isWritten: Void? = bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return nil }
        return try? pipe.write.write(Text(start: start, length: bytes.count))
      }
      return isWritten == nil ? .failure : .success
    }
    pipe.write.close()
    #expect(try Self.count(pipe.read) == bytes.count)
    #expect(child.wait() == InChild.asExpected)
  }

  private static func count(_ descriptor: FileDescriptor) throws -> Int {
    var buffer = [UInt8](repeating: 0, count: 4096)
    var count = 0
    while true {
      let length = try buffer.withUnsafeMutableBytes { try descriptor.read(into: $0) }
      if length == 0 { return count }
      count += length
    }
  }

  @Test("A pipe can be written to until it is full")
  func isWritable() throws {
    let pipe = try Pipe(flags: O_NONBLOCK)
    defer {
      pipe.read.close()
      pipe.write.close()
    }
    #expect(pipe.write.isWritable)
    #expect(throws: Errno(rawValue: EAGAIN)) {
      while true { try pipe.write.write("0123456789abcdef") }
    }
    #expect(!pipe.write.isWritable)
  }

  @Test("A pipe that nobody reads is broken")
  func brokenPipe() throws {
    let status = try ForkedChild.result {
      SignalSet.all.block()
      var ends: (Int32, Int32) = (0, 0)
      let isMade = withUnsafeMutablePointer(to: &ends) {
        $0.withMemoryRebound(to: Int32.self, capacity: 2) { Glibc.pipe($0) } == 0
      }
      InChild.check(isMade)
      FileDescriptor(rawValue: ends.0).close()
      do throws(Errno) {
        try FileDescriptor(rawValue: ends.1).write("x")
        return .failure
      } catch {
        return error.rawValue == EPIPE && SignalSet.pending.contains(.pipe) ? .success : .failure
      }
    }
    #expect(status == InChild.asExpected)
  }
}
