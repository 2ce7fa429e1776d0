import Glibc
import InitletCore
import Linux
import Testing

/// A line of descendants: a child of the test process, its child, and so on, each in a session of
/// its own.
struct Line: ~Copyable {
  let child: ForkedChild
  let processes: Set<Int32>

  private init(child: consuming ForkedChild, processes: Set<Int32>) {
    self.child = child
    self.processes = processes
  }

  deinit {
    // Each is there until its parent has fetched its status, which none of them does.
    for process in processes { kill(process, SIGKILL) }
  }

  static func make(depth: Int) throws -> Line {
    let pipe = try Pipe()
    defer { pipe.read.close() }
    let child = try ForkedChild(holding: pipe.write) { goOn(depth, telling: pipe.write) }
    pipe.write.close()
    return Line(child: child, processes: try read(depth, from: pipe.read))
  }

  /// Makes the rest of the line, tells the caller's own number, and sleeps.
  static func goOn(_ depth: Int, telling descriptor: FileDescriptor?) -> Never {
    try? CurrentProcess.beginSession()
    if depth > 1 { _ = InChild.fork { goOn(depth - 1, telling: descriptor) } }
    if let descriptor {
      var process = ProcessID.current.rawValue
      withUnsafeBytes(of: &process) { bytes in
        _ = Glibc.write(descriptor.rawValue, bytes.baseAddress, bytes.count)
      }
    }
    InChild.sleepForever()
  }

  /// Reads as many numbers of processes as are told.
  private static func read(_ count: Int, from descriptor: FileDescriptor) throws -> Set<Int32> {
    var processes: Set<Int32> = []
    while processes.count < count {
      var process: Int32 = 0
      let length = try withUnsafeMutableBytes(of: &process) { try descriptor.read(into: $0) }
      try #require(length == 4)
      processes.insert(process)
    }
    return processes
  }
}
