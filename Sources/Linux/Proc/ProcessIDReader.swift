import CLinux
import Primitives

/// Reads the numbers that a file or a directory below `/proc` lists: all processes, the threads of
/// a process, or the children of a thread.
///
/// The lists of children contain the processes that the mount option hidepid hides elsewhere
/// (proc(5)).
struct ProcessIDReader: ~Copyable {
  /// The form in which the numbers are listed.
  enum Format {
    /// The names in a directory: `/proc` or `/proc/PID/task`.
    case directory
    /// The words in a file: `/proc/PID/task/TID/children`.
    case words
  }

  /// The offset of a directory entry's length.
  static let lengthOffset = linux_dirent64_d_reclen
  /// The offset of its name, which ends with a NUL.
  static let nameOffset = linux_dirent64_d_name

  /// Whether the list could not be opened or read to its end, be it because the process has ended.
  private(set) var hasFailed = false
  private let file: FileDescriptor?
  private let format: Format
  private var scanner = NumberScanner()
  private var length = 0
  private var offset = 0
  private var buffer = [4096 of UInt8](repeating: 0)

  /// Opens the list; one that cannot be opened counts as empty.
  init(_ path: consuming ProcPath, _ format: Format) {
    file = try? path.open(format == .directory ? .directory : .read)
    hasFailed = file == nil
    self.format = format
  }

  deinit {
    file?.close()
  }

  /// The next number; `nil` at the end.
  @inline(never)  // Inlined into its callers, it takes 1.8 kB more.
  mutating func next() -> ProcessID? {
    while true {
      guard offset < length || refill() else { return nil }
      let number =
        switch format {
        case .directory: nextEntry()
        case .words: nextWord()
        }
      if let number { return number }
    }
  }

  /// Fills the buffer; returns false at the end, and where the process has ended.
  private mutating func refill() -> Bool {
    guard let file else { return false }
    let format = format
    offset = 0
    do throws(Errno) {
      length = try withUnsafeMutableBytes(of: &buffer) { (bytes) throws(Errno) in
        switch format {
        case .directory: try file.readEntries(into: bytes)
        case .words: try file.read(into: bytes)
        }
      }
    } catch {
      length = 0
      hasFailed = true
    }
    return length > 0
  }

  /// Reads one byte of a file; returns the number that ends before it.
  private mutating func nextWord() -> ProcessID? {
    let byte = buffer[unchecked: offset]
    offset &+= 1
    return scanner.receive(byte)
  }

  /// Reads one entry of a directory, a `struct linux_dirent64` (getdents64(2)); returns its name where
  /// that is a number.
  private mutating func nextEntry() -> ProcessID? {
    let start = offset
    let shortest = ProcessIDReader.nameOffset &+ 1
    return buffer.span.withUnsafeBytes { bytes in
      guard start &+ shortest <= length, let entry = bytes.baseAddress?.advanced(by: start) else {
        offset = length
        return nil
      }
      let entryLength = entry.loadUnaligned(
        fromByteOffset: ProcessIDReader.lengthOffset, as: UInt16.self)
      offset &+= max(shortest, Int(entryLength))
      let start = entry + ProcessIDReader.nameOffset
      let name = ByteSlice(CString(start.assumingMemoryBound(to: UInt8.self)))
      return name.decimal(atMost: Int(Int32.max)).map {
        ProcessID(rawValue: Int32(truncatingIfNeeded: $0))
      }
    }
  }
}
