import Primitives

/// A path below /proc, put together on the stack.
struct ProcPath: ~Copyable {
  /// The longest is `/proc/PID/task/TID/children` with numbers of 7 digits.
  private var buffer = ByteBuffer<48>()

  /// `/proc/`, then the process, or `self`, then `/NAME`.
  private init(_ process: Int32?, _ name: ByteSlice, thread: Int32? = nil) {
    buffer.append("/proc/")
    if let process { buffer.append(decimal: UInt32(bitPattern: process)) }
    buffer.append(name)
    guard let thread else { return }
    buffer.append(decimal: UInt32(bitPattern: thread))
    buffer.append("/children")
  }

  /// `/proc` itself.
  static var root: ProcPath { ProcPath(nil, "") }

  /// `/proc/self/stat`.
  static var ownStat: ProcPath { ProcPath(nil, "self/stat") }

  /// `/proc/PID/stat`.
  static func stat(of process: ProcessID) -> ProcPath { ProcPath(process.rawValue, "/stat") }

  /// `/proc/PID/task`: the threads of a process.
  static func threads(of process: ProcessID) -> ProcPath { ProcPath(process.rawValue, "/task") }

  /// `/proc/PID/task/TID/children`: the children that a thread made or adopted
  /// (`CONFIG_PROC_CHILDREN`, Linux 3.5).
  static func children(of process: ProcessID, thread: Int32) -> ProcPath {
    ProcPath(process.rawValue, "/task/", thread: thread)
  }

  var exists: Bool {
    buffer.withCString { path in FileSystem.exists(path) }
  }

  @inline(never)
  borrowing func open(_ access: FileAccess) throws(Errno) -> FileDescriptor {
    try buffer.withCString { (path) throws(Errno) in try FileSystem.open(path, access) }
  }
}
