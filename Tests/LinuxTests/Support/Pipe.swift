import Glibc
import Linux
import Testing

/// A pipe that no program executed meanwhile inherits.
struct Pipe {
  let read: FileDescriptor
  let write: FileDescriptor

  init(flags: Int32 = 0) throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe2(&ends, O_CLOEXEC | flags) == 0)
    read = FileDescriptor(rawValue: ends[0])
    write = FileDescriptor(rawValue: ends[1])
  }
}
