import CLinux
import Primitives

extension ProcessID {
  /// Whether the caller is the only process of its session that `/proc` lists.
  ///
  /// The answer is false where `/proc` does not list the caller either. The corresponding C function
  /// is `getsid`.
  public static var isAloneInSession: Bool {
    let session = linux_syscall1(linux_nr_getsid, 0)
    var count = 0
    var processes = ProcessIDReader(.root, .directory)
    while let process = processes.next() {
      if linux_syscall1(linux_nr_getsid, Int(process.rawValue)) == session { count &+= 1 }
    }
    return count == 1
  }
}
