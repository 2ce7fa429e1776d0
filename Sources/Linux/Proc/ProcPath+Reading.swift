import CLinux
import Primitives

extension ProcPath {
  /// Reads the beginning of the file into a buffer of at least 120 bytes.
  ///
  /// Returns `nil` where that fails, and where the file is on another file system than procfs: a
  /// process that may mount can put any text at the path.
  ///
  /// The corresponding C functions are `open`, `fstatfs` and `read`.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> ByteSlice? {
    do throws(Errno) {
      let file = try open(.read)
      defer { file.close() }
      guard let start = buffer.baseAddress else { return nil }
      // A `struct statfs` has at most 120 bytes, and begins with the type in a word.
      let result = linux_syscall2(linux_nr_fstatfs, Int(file.rawValue), address(start))
      guard result == 0, start.loadUnaligned(as: Int.self) == linux_PROC_SUPER_MAGIC else {
        return nil
      }
      let length = try file.read(into: buffer)
      return ByteSlice(start: start.assumingMemoryBound(to: UInt8.self), length: length)
    } catch {
      return nil
    }
  }
}
