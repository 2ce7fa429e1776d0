import Primitives

extension ProcessStat {
  /// Reads /proc/PID/stat.
  ///
  /// Returns nothing where there is no such process, or where it is hidden (proc(5), hidepid).
  public static func read(of process: ProcessID) -> ProcessStat? {
    read(.stat(of: process))
  }

  @inline(never)
  static func read(_ path: borrowing ProcPath) -> ProcessStat? {
    var buffer = [512 of UInt8](repeating: 0)
    var bytes = buffer.mutableSpan
    return bytes.withUnsafeMutableBytes { bytes in
      do throws(Errno) {
        let file = try path.open(.read)
        defer { file.close() }
        let length = try file.read(into: bytes)
        guard let start = bytes.baseAddress else { return nil }
        return ProcessStat(
          ByteSlice(start: start.assumingMemoryBound(to: UInt8.self), length: length))
      } catch {
        return nil
      }
    }
  }
}
