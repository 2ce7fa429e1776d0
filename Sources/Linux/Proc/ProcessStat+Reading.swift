import Primitives

extension ProcessStat {
  /// Reads `/proc/PID/stat`.
  ///
  /// Returns `nil` where there is no such process, or where the mount option hidepid hides it
  /// (proc(5)).
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public static func read(of process: ProcessID) -> ProcessStat? {
    read(.stat(of: process))
  }

  /// The same for a path of that form.
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
