import Primitives

extension ProcessStat {
  /// Reads /proc/PID/stat and lends what it says, which ends with the call.
  ///
  /// Returns nothing where there is no such process, or where it is hidden (proc(5), hidepid).
  public static func read<Result>(
    of process: ProcessID, _ body: (ProcessStat) -> Result
  ) -> Result? {
    read(.stat(of: process), body)
  }

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

  /// The numbers in the text, which outlive it.
  struct Numbers {
    let process: ProcessID
    let parent: ProcessID?
    /// As `ProcessStat.start`.
    let start: UInt32
  }

  @inline(never)
  static func numbers(_ path: borrowing ProcPath) -> Numbers? {
    read(path) { Numbers(process: $0.process, parent: $0.parent, start: $0.start) }
  }

  static func numbers(of process: ProcessID) -> Numbers? {
    numbers(.stat(of: process))
  }
}
