import Glibc

@testable import TestSupport

/// The system calls that the init can make: those that `CLinux` has a number for.
enum SystemCalls {
  static let names: [Int: String] = {
    let header = "\(Programs.package)/Sources/CLinux/include/arch/x86_64.h"
    var names: [Int: String] = [:]
    for line in (ProcessTable.read(header) ?? "").split(separator: "\n") {
      let words = line.split { " =,".contains($0) }
      guard words.count == 2, words[0].hasPrefix("linux_nr_"), let number = Int(words[1]) else {
        continue
      }
      names[number] = String(words[0].dropFirst("linux_nr_".count))
    }
    return names
  }()

  /// What they are made to fail with, whether the kernel does so for this call or a filter
  /// (seccomp(2)): EPERM, EINTR, EAGAIN, ENOMEM and ENOSYS.
  static let errors = [1: "EPERM", 4: "EINTR", 11: "EAGAIN", 12: "ENOMEM", 38: "ENOSYS"]

  static let refused = 1
  static let interrupted = 4
  static let unknown = 38

  /// Calls that a kernel or an emulator in use may not know yet.
  static let recent: Set = ["pidfd_open", "pidfd_send_signal", "close_range", "prctl", "renameat2"]

  /// Those that fail with no such error, and why.
  ///
  /// Nobody could do without them, so that no filter refuses them either.
  static let unfailing = [
    "exit_group": "never returns",
    "getpid": "always succeeds",
    "getppid": "always succeeds",
    "getpgid": "fails for other processes than the caller only",
    "getsid": "fails for other processes than the caller only",
    "rt_sigpending": "fails for a bad address only",
    "rt_sigprocmask": "fails for a bad address or number only",
    "clock_gettime": "fails for a bad address or clock only",
  ]

  /// The errors that a call may fail with.
  static func errors(of call: Int) -> [Int] {
    guard let name = names[call], unfailing[name] == nil else { return [] }
    return errors.keys.sorted()
  }
}
