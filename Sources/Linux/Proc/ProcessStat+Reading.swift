import Primitives

extension ProcessStat {
  /// Reads `/proc/PID/stat`.
  ///
  /// Returns `nil` where there is no such process, where the mount option hidepid hides it
  /// (proc(5)), and where the file is not the kernel's.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  public static func read(of process: ProcessID) -> ProcessStat? {
    read(.stat(of: process))
  }

  /// The same for a path of that form.
  static func read(_ path: consuming ProcPath) -> ProcessStat? {
    var buffer = [512 of UInt8](repeating: 0)
    var bytes = buffer.mutableSpan
    return bytes.withUnsafeMutableBytes { bytes in
      path.read(into: bytes).flatMap { ProcessStat($0) }
    }
  }
}
