import CLinux
import Primitives

extension ProcessID {
  /// The highest number that a process can have: it is below `pid_max`, which is `PID_MAX_LIMIT` at
  /// most (kernel/pid.c, proc_sys_kernel(5)).
  static var highest: Int { linux_PID_MAX_LIMIT &- 1 }

  /// The index of the process in a table of all processes, from 0; `nil` for a number that no process
  /// can have.
  var index: Int? {
    let index = UInt32(bitPattern: rawValue) &- 1
    return index < ProcessID.highest ? Int(index) : nil
  }
}
