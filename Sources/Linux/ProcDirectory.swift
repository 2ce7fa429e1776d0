import InitletCore

/// The numbered entries of a directory below /proc: processes, or threads.
enum ProcDirectory {
  /// Hands over each number.
  ///
  /// Fails where the directory cannot be read.
  static func forEachNumber(
    in path: borrowing ProcPath, _ body: (Int32) -> Void
  ) throws(Errno) {
    let directory = try path.open(.directory)
    defer { directory.close() }
    // Aligned for the entries' 64-bit fields.
    var storage = [256 of UInt64](repeating: 0)
    var span = storage.mutableSpan
    try span.withUnsafeMutableBytes { (buffer) throws(Errno) in
      while true {
        let length = try directory.readEntries(into: buffer)
        if length <= 0 { return }
        forEachNumber(in: UnsafeRawBufferPointer(rebasing: buffer[..<length]), body)
      }
    }
  }

  /// Walks `struct linux_dirent64`: the length of the entry at offset 16, the
  /// name from offset 19 (getdents64(2)).
  private static func forEachNumber(in entries: UnsafeRawBufferPointer, _ body: (Int32) -> Void) {
    var offset = 0
    while offset &+ 20 <= entries.count, let start = entries.baseAddress {
      let entry = start + offset
      let length = Int(entry.loadUnaligned(fromByteOffset: 16, as: UInt16.self))
      if length < 20 { return }
      let name = Text(CString((entry + 19).assumingMemoryBound(to: UInt8.self)))
      if let number = name.decimal(atMost: Int(Int32.max)) {
        body(Int32(truncatingIfNeeded: number))
      }
      offset &+= length
    }
  }
}

/// The lists of children that the kernel keeps (`CONFIG_PROC_CHILDREN`, Linux
/// 4.2): what hidepid hides is in them all the same.
enum ProcChildren {
  /// Hands over the children of one thread.
  static func forEach(
    of process: ProcessID, thread: Int32, _ body: (ProcessID) -> Void
  ) throws(Errno) {
    let file = try ProcPath(childrenOf: process, thread: thread).open(.read)
    defer { file.close() }
    var storage = [4096 of UInt8](repeating: 0)
    var span = storage.mutableSpan
    try span.withUnsafeMutableBytes { (buffer) throws(Errno) in
      var scanner = NumberScanner()
      while true {
        let length = try file.read(into: buffer)
        if length <= 0 { return }
        for offset in 0..<length {
          if let number = scanner.take(buffer[offset]) { body(ProcessID(rawValue: number)) }
        }
      }
    }
  }

  /// Hands over the children of every thread of a process.
  static func forEach(of process: ProcessID, _ body: (ProcessID) -> Void) {
    do throws(Errno) {
      try ProcDirectory.forEachNumber(in: ProcPath(process, "task")) { thread in
        // The thread may have ended since it was listed.
        try? forEach(of: process, thread: thread, body)
      }
    } catch {
      // So may the process, and then its children are the init's.
    }
  }
}
