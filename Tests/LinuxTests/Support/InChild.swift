import Glibc
import Linux
import Primitives

/// What children do that are more than an exit code: system calls and nothing else.
enum InChild {
  /// The code by which a child says that all was as it should be.
  static let asExpected = WaitStatus(rawValue: 0)

  /// Leaves, with the number of the line, if something is not as it should be.
  static func check(_ condition: Bool, line: UInt8 = #line) {
    if !condition { CurrentProcess.exit(ExitCode(line)) }
  }

  /// The threads of the test process block most signals.
  static func unblockAll() {
    SignalSet(.hangUp).removing(.hangUp).replaceMask()
  }

  /// No process outlives a test that has failed for long.
  static func limitLife() {
    _ = alarm(120)
  }

  /// Does nothing until a signal ends the process.
  static func sleepForever() -> Never {
    while true { pause() }
  }

  /// Dies of a signal, or is stopped by it, whatever was inherited.
  static func raise(_ signal: Signal) -> ExitCode {
    SignalDisposition.standard.install(for: signal)
    try? signal.send(to: .current)
    return .failure
  }

  /// Makes one more child, with the signal mask of its parent.
  static func fork(_ body: () -> Void) -> ProcessID {
    do throws(Errno) {
      if let process = try Child.fork() { return process }
      limitLife()
      body()
      CurrentProcess.exit(.success)
    } catch {
      CurrentProcess.exit(.failure)
    }
  }

  /// Waits for a change of any child of the caller.
  static func nextChange(includingStops: Bool = false) -> (process: ProcessID, status: WaitStatus)?
  {
    while true {
      switch Child.nextChange(includingStops: includingStops) {
      case .changed(let process, let status): return (process, status)
      case .noChildren: return nil
      case .unchanged: usleep(200)
      }
    }
  }
}
