import Glibc
import Linux
import Primitives

/// A child of the test process, waited for by its number alone: `Child.nextChange` would take the
/// children of other tests.
///
/// It is a copy of one thread of many, so that any lock may be held by a thread that it lacks: all
/// it does are system calls.
struct ForkedChild: ~Copyable {
  let process: ProcessID
  private var hasEnded = false

  /// The C library's fork(2), which Swift hides.
  ///
  /// A sanitizer replaces it: after `Child.fork` the child would wait for ever for a lock of the
  /// sanitizer's that another thread holds at that moment.
  private static let fork = dlsym(nil, "fork").map {
    unsafeBitCast($0, to: (@convention(c) () -> pid_t).self)
  }

  /// Starts a child that ends with the code that `body` returns.
  ///
  /// It inherits no descriptor above 2 but one.
  init(holding descriptor: FileDescriptor? = nil, _ body: () -> ExitCode) throws {
    guard let number = Self.fork?(), number >= 0 else { throw Errno.notImplemented }
    guard let process = ProcessID(visible: number) else { Self.run(descriptor, body) }
    self.process = process
  }

  private static func run(_ descriptor: FileDescriptor?, _ body: () -> ExitCode) -> Never {
    // Others' pipes must not stay open because of this process.
    let kept = UInt32(bitPattern: descriptor?.rawValue ?? 2)
    if kept > 3 { close_range(3, kept - 1, 0) }
    close_range(kept + 1, .max, 0)
    InChild.unblockAll()
    InChild.limitLife()
    CurrentProcess.exit(body())
  }

  /// Runs a child to its end.
  static func result(_ body: () -> ExitCode) throws -> WaitStatus {
    var child = try ForkedChild(body)
    return child.wait()
  }

  /// Waits for the end, or for a stop.
  mutating func wait(untilStopped: Bool = false) -> WaitStatus {
    var status: Int32 = 0
    while waitpid(process.rawValue, &status, untilStopped ? WUNTRACED : 0) < 0, errno == EINTR {}
    let result = WaitStatus(rawValue: status)
    hasEnded = result.termination != nil
    return result
  }

  /// Waits for the end, but leaves the status where it is: the child stays a zombie.
  func waitForZombie() {
    var info = siginfo_t()
    while waitid(P_PID, id_t(process.rawValue), &info, WEXITED | WNOWAIT) < 0, errno == EINTR {}
  }

  deinit {
    guard !hasEnded else { return }
    // It is there until it has been waited for.
    kill(process.rawValue, SIGKILL)
    waitpid(process.rawValue, nil, 0)
  }
}
