import Primitives

extension ProcessStat {
  /// Reads `/proc/PID/stat` and calls a function with its content, which is valid until it returns.
  ///
  /// Returns `nil` where there is no such process, or where the mount option hidepid hides it
  /// (proc(5)).
  public static func read<Result>(
    of process: ProcessID, _ body: (ProcessStat) -> Result
  ) -> Result? {
    read(.stat(of: process), body)
  }

  /// The same for a path of that form.
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
        let text = ByteSlice(start: start.assumingMemoryBound(to: UInt8.self), length: length)
        return ProcessStat(text).map(body)
      } catch {
        return nil
      }
    }
  }

  /// The numbers in the file, which stay valid without its text.
  struct Numbers {
    let process: ProcessID
    /// As `ProcessStat.parent`.
    let parent: ProcessID?
    /// As `ProcessStat.start`.
    let start: UInt32
  }

  /// Reads the numbers in a file of that form.
  @inline(never)
  static func numbers(_ path: borrowing ProcPath) -> Numbers? {
    read(path) { Numbers(process: $0.process, parent: $0.parent, start: $0.start) }
  }

  /// Reads the numbers of a process.
  static func numbers(of process: ProcessID) -> Numbers? {
    numbers(.stat(of: process))
  }
}
