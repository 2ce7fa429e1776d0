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
  init(_ process: ProcessID, _ name: StaticString) {
    self.init()
    buffer.append(process)
    buffer.append("/")
    buffer.append(name)
  }

  /// `/proc/PID/task/TID/children`.
  init(childrenOf process: ProcessID, thread: Int32) {
    self.init(process, "task/")
    buffer.append(Int(thread))
    buffer.append("/children")
  }

  @inline(never)
  consuming func open(_ access: FileDescriptor.Access) throws(Errno) -> FileDescriptor {
    try buffer.withCString { (path) throws(Errno) in try FileDescriptor.open(path, access) }
  }
}

extension ProcessStat {
  /// Reads /proc/PID/stat and hands over what it says, which lives no longer
  /// than the call.
  ///
  /// Returns nothing where there is no such process, or it is hidden (proc(5),
  /// hidepid).
  static func read<Result>(
    of process: ProcessID, _ body: (ProcessStat) -> Result
  ) -> Result? {
    var buffer = [256 of UInt8](repeating: 0)
    var bytes = buffer.mutableSpan
    return bytes.withUnsafeMutableBytes { bytes in
      do throws(Errno) {
        let file = try ProcPath(process, "stat").open(.read)
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

  /// The parent of a process.
  @inline(never)
  static func parent(of process: ProcessID) -> ProcessID? {
    read(of: process) { ProcessID(rawValue: $0.parent) }
  }
}
