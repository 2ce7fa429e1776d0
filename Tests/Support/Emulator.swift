import Glibc

/// What runs the executable under test where the processor does not: qemu-user, which the kernel
/// starts by itself for this one file (`.ci/emulators`).
enum Emulator {
  /// The program that /proc/PID/exe shows in place of the executable.
  private static let path = getenv("INITLET_EMULATOR").map { String(cString: $0) }

  static var isUsed: Bool { path != nil }

  /// What /proc/PID/exe shows of an init.
  static func program(of executable: String) -> String {
    guard let path, runs(executable) else { return executable }
    return path
  }

  /// A setting's words before an init's own, and those that do what the emulator does not let it do.
  ///
  /// It refuses prctl(PR_SET_CHILD_SUBREAPER), but leaves on what is on.
  static func words(before: [String], of executable: String, _ role: Role) -> [String] {
    guard isUsed, role == .subreaper, runs(executable) else { return before }
    let own = [Programs.fixture, "with-state", "subreaper=1", "--"]
    // The name that this gives is for the program that it executes itself.
    return before.contains("call-as") ? own + before : before + own
  }

  /// Signals that no init gets: the emulator's own thread dies of the first four, and its C library
  /// hides the others.
  static let takenSignals = isUsed ? [SIGILL, SIGBUS, SIGFPE, SIGSEGV, 32, 33] : []

  /// What an init says about that.
  static let complaint = isUsed ? "cannot become a subreaper" : nil

  /// Whether it is the executable under test, or a copy: the kernel knows it by its ELF header too.
  private static func runs(_ executable: String) -> Bool {
    ProcessTable.bytes(of: executable)?.prefix(64) == header
  }

  private static let header = (try? Programs.initlet.get())
    .flatMap(ProcessTable.bytes)?.prefix(64)
}
