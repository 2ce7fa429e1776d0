import Primitives

/// The first line of a file, as far as it lies within the bytes that every kernel looks at before it
/// executes the file (execve(2)); empty where the file cannot be read.
public enum FirstLine {
  /// Those bytes: `BINPRM_BUF_SIZE`, 128 before Linux 5.1, without the NUL at their end.
  private typealias Buffer = InlineArray<127, UInt8>

  /// Whether a file is a program rather than a text: a NUL is in its first line, as in every ELF
  /// file.
  public static func isBinary(_ path: CString) -> Bool {
    var buffer = Buffer(repeating: 0)
    return withUnsafeMutableBytes(of: &buffer) { read(path, into: $0).firstIndex(of: 0) != nil }
  }

  /// The line as a string, in a mapping that nobody removes: the caller is about to exit.
  public static func text(of path: CString) -> CString {
    guard let memory = MemoryMapping.make(byteCount: Buffer.count &+ 1) else { return "" }
    let line = read(path, into: UnsafeMutableRawBufferPointer(start: memory, count: Buffer.count))
    memory.storeBytes(of: 0, toByteOffset: line.length, as: UInt8.self)
    return CString(line.start)
  }

  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  private static func read(
    _ path: CString, into buffer: UnsafeMutableRawBufferPointer
  ) -> ByteSlice {
    do throws(Errno) {
      guard let start = buffer.baseAddress else { return .empty }
      let file = try FileSystem.open(path, .read)
      defer { file.close() }
      let length = try file.read(into: buffer)
      let bytes = ByteSlice(start: start.assumingMemoryBound(to: UInt8.self), length: length)
      return bytes.prefix(bytes.firstIndex(of: UInt8(ascii: "\n")) ?? length)
    } catch {
      return .empty
    }
  }
}
