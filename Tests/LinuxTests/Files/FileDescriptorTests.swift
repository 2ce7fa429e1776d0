import Glibc
import Linux
import Primitives
import Testing

@Suite("Descriptors", .serialized)
struct FileDescriptorTests {
  @Test(
    "A file that was opened is closed on exec",
    arguments: [
      ("/dev/null", FileAccess.read), ("/dev/null", .readWrite), ("/", .directory),
      ("/", .directoryPath),
    ])
  func isClosedOnExec(_ path: String, _ access: FileAccess) throws {
    let descriptor = try path.withCString { try FileSystem.open(CString($0), access) }
    defer { descriptor.close() }
    #expect(fcntl(descriptor.rawValue, F_GETFD) == FD_CLOEXEC)
  }

  @Test(
    "A file that cannot be opened gives the reason",
    arguments: [
      ("/nonexistent", FileAccess.read, Errno.noSuchFile),
      ("/dev/null", .directory, .notDirectory), ("/dev/null/x", .read, .notDirectory),
      ("/", .readWrite, .isDirectory), ("", .read, .noSuchFile),
    ])
  func openFailsWithReason(_ path: String, _ access: FileAccess, _ errno: Errno) {
    #expect(throws: errno) {
      _ = try path.withCString { try FileSystem.open(CString($0), access) }
    }
  }

  @Test("A descriptor that was closed is bad")
  func closedDescriptorIsBad() throws {
    let status = try ForkedChild.result {
      guard let descriptor = try? FileSystem.open("/dev/null", .read) else { return .failure }
      descriptor.close()
      return fcntl(descriptor.rawValue, F_GETFD) == -1 ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }

  @Test("All bytes are written, even where there is no room for them at once")
  func allBytesAreWritten() throws {
    let pipe = try Pipe()
    defer { pipe.read.close() }
    let bytes = [UInt8](repeating: 7, count: 300_000)
    var child = try ForkedChild(holding: pipe.write) {
      let isWritten: Void? = bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return nil }
        return try? pipe.write.write(ByteSlice(start: start, length: bytes.count))
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

  @Test("A pipe counts as writable until it is full")
  func pipeIsWritableUntilFull() throws {
    let pipe = try Pipe(flags: O_NONBLOCK)
    defer {
      pipe.read.close()
      pipe.write.close()
    }
    #expect(pipe.write.isWritable)
    #expect(throws: Errno(rawValue: EAGAIN)) {
      while true { try pipe.write.write(ByteSlice("0123456789abcdef" as CString)) }
    }
    #expect(!pipe.write.isWritable)
  }

  @Test("A pipe that nobody reads is broken")
  func pipeWithoutReaderIsBroken() throws {
    let status = try ForkedChild.result {
      SignalSet.all.replaceMask()
      var ends: (Int32, Int32) = (0, 0)
      let isMade = withUnsafeMutablePointer(to: &ends) {
        $0.withMemoryRebound(to: Int32.self, capacity: 2) { Glibc.pipe($0) } == 0
      }
      InChild.check(isMade)
      FileDescriptor(rawValue: ends.0).close()
      do throws(Errno) {
        try FileDescriptor(rawValue: ends.1).write(ByteSlice("x" as CString))
        return .failure
      } catch {
        return error.rawValue == EPIPE && SignalSet.pending.contains(.pipe) ? .success : .failure
      }
    }
    #expect(status == InChild.asExpected)
  }
}
