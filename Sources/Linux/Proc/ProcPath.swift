import Primitives

/// A path below `/proc` (proc(5)), which is built on the stack.
struct ProcPath: ~Copyable {
  /// The longest path is `/proc/PID/task/TID/children`, and numbers have at most 10 digits.
  private var buffer = ByteBuffer<48>()

  /// `/proc/`, then the number of a process where there is one, then the name.
  ///
  /// With a thread, its number follows, and `/children`, or `/stat` where there is no number of a
  /// process.
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  private init(_ process: ProcessID?, _ name: CString, thread: ProcessID? = nil) {
    buffer.append("/proc/")
    if let process { buffer.append(decimal: UInt32(bitPattern: process.rawValue)) }
    buffer.append(name)
    guard let thread else { return }
    buffer.append(decimal: UInt32(bitPattern: thread.rawValue))
    buffer.append(process == nil ? "/stat" : "/children")
  }

  /// `/proc` itself.
  static var root: ProcPath { ProcPath(nil, "") }

  /// `/proc/self/task/TID/stat` of the caller, which has one thread.
  ///
  /// QEMU's user mode puts a file of its own in the place of `/proc/self/stat`.
  static func ownStat(of process: ProcessID) -> ProcPath {
    ProcPath(nil, "self/task/", thread: process)
  }

  /// `/proc/PID/stat`.
  static func stat(of process: ProcessID) -> ProcPath { ProcPath(process, "/stat") }

  /// `/proc/PID/task`: the threads of a process.
  static func threads(of process: ProcessID) -> ProcPath { ProcPath(process, "/task") }

  /// `/proc/PID/task/TID/children`: the children that a thread made or adopted
  /// (`CONFIG_PROC_CHILDREN`, Linux 3.5).
  static func children(of process: ProcessID, thread: ProcessID) -> ProcPath {
    ProcPath(process, "/task/", thread: thread)
  }

  /// Opens the file or the directory.
  mutating func open(_ access: FileAccess) throws(Errno) -> FileDescriptor {
    try buffer.withCString { (path) throws(Errno) in try FileSystem.open(path, access) }
  }
}
