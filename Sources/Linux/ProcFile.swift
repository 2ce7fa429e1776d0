import InitletCore

/// A path below /proc, put together on the stack.
struct ProcPath: ~Copyable {
  private var buffer = LineBuffer()

  /// `/proc` itself.
  @inline(never)
  init() {
    buffer.append("/proc/")
  }

  /// `/proc/PID/NAME`.
  @inline(never)
  init(_ process: ProcessID, _ name: Text) {
    self.init()
    buffer.append(process)
    buffer.append("/")
    buffer.append(name)
  }

  /// `/proc/self/NAME`.
  init(own name: Text) {
    self.init()
    buffer.append("self/")
    buffer.append(name)
  }

  /// `/proc/PID/task/TID/children`.
  @inline(never)
  init(childrenOf process: ProcessID, thread: Int32) {
    self.init(process, "task/")
    buffer.append(Int(thread))
    buffer.append("/children")
  }

  var exists: Bool {
    buffer.withCString { path in Path.exists(path) }
  }

  @inline(never)
  borrowing func open(_ access: FileDescriptor.Access) throws(Errno) -> FileDescriptor {
    try buffer.withCString { (path) throws(Errno) in try FileDescriptor.open(path, access) }
  }
}

extension ProcessStat {
  /// Reads a file /proc/PID/stat and hands over what it says, which lives no
  /// longer than the call.
  ///
  /// Returns nothing where there is no such process, or it is hidden (proc(5),
  /// hidepid).
  static func read<Result>(
    _ path: borrowing ProcPath, _ body: (ProcessStat) -> Result
  ) -> Result? {
    var buffer = [512 of UInt8](repeating: 0)
    var bytes = buffer.mutableSpan
    return bytes.withUnsafeMutableBytes { bytes in
      do throws(Errno) {
        let file = try path.open(.read)
        defer { file.close() }
        let length = try file.read(into: bytes)
        guard let start = bytes.baseAddress else { return nil }
        let text = Text(start: start.assumingMemoryBound(to: UInt8.self), length: length)
        return ProcessStat(text).map(body)
      } catch {
        return nil
      }
    }
  }

  /// A process's number, its parent's, and when it started.
  struct Numbers {
    let process: ProcessID
    let parent: ProcessID
    let start: UInt32
  }

  @inline(never)
  static func readNumbers(_ path: borrowing ProcPath) -> Numbers? {
    read(path) { stat in
      Numbers(
        process: ProcessID(rawValue: stat.process), parent: ProcessID(rawValue: stat.parent),
        start: stat.start)
    }
  }

  @inline(never)
  static func numbers(of process: ProcessID) -> Numbers? {
    readNumbers(ProcPath(process, "stat"))
  }
}
