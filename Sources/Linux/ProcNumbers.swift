import InitletCore

/// The numbers that a file or a directory below /proc lists: the processes, the
/// threads of one, or the children of a thread.
///
/// The lists of children are kept by the kernel (`CONFIG_PROC_CHILDREN`, Linux
/// 4.2), and what hidepid hides is in them all the same.
struct ProcNumbers: ~Copyable {
  private let file: FileDescriptor
  private let isDirectory: Bool
  private var scanner = NumberScanner()
  private var length = 0
  private var offset = 0
  /// Behind a word, so that the kernel finds its entries aligned; of bytes, so that no
  /// span has an alignment to check.
  private var buffer = [4096 of UInt8](repeating: 0)

  /// Lists nothing where there is no such file.
  @inline(never)
  init(in path: borrowing ProcPath, _ access: FileDescriptor.Access) {
    file = (try? path.open(access)) ?? .none
    isDirectory = access == .directory
  }

  deinit {
    file.close()
  }

  @inline(never)
  mutating func next() -> Int32? {
    while true {
      guard offset < length || refill() else { return nil }
      if let number = isDirectory ? nextEntry() : nextWord() { return number }
    }
  }

  /// Reads on; fails at the end, and where the process has ended.
  private mutating func refill() -> Bool {
    offset = 0
    length = withUnsafeMutableBytes(of: &buffer) { bytes in
      (try? isDirectory ? file.readEntries(into: bytes) : file.read(into: bytes)) ?? 0
    }
    return length > 0
  }

  /// A word in a list of children.
  private mutating func nextWord() -> Int32? {
    let byte = buffer.span.withUnsafeBytes { bytes in
      bytes.baseAddress?.loadUnaligned(fromByteOffset: offset, as: UInt8.self) ?? 0
    }
    offset &+= 1
    return scanner.take(byte)
  }

  /// The name of a `struct linux_dirent64`: its length is at offset 16, the name
  /// begins at offset 19 (getdents64(2)).
  private mutating func nextEntry() -> Int32? {
    let start = offset
    return buffer.span.withUnsafeBytes { bytes in
      guard start &+ 20 <= length, let entry = bytes.baseAddress?.advanced(by: start) else {
        offset = length
        return nil
      }
      offset &+= max(20, Int(entry.loadUnaligned(fromByteOffset: 16, as: UInt16.self)))
      let name = Text(CString((entry + 19).assumingMemoryBound(to: UInt8.self)))
      return name.decimal(atMost: Int(Int32.max)).map { Int32(truncatingIfNeeded: $0) }
    }
  }
}
