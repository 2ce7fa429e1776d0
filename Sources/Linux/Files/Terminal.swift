import CLinux
import Primitives

/// The controlling terminal of the caller's session (tty(4), ioctl_tty(2)).
public struct Terminal: Equatable, Sendable {
  /// The open terminal.
  public let descriptor: FileDescriptor

  /// Finds the controlling terminal; `nil` where the session has none.
  ///
  /// `/dev/tty` leads to it even where standard input is redirected. Without a `/dev` it is looked
  /// for among the descriptors 0 to 2.
  public static func controlling() -> Terminal? {
    do throws(Errno) {
      return Terminal(descriptor: try FileSystem.open("/dev/tty", .readWrite))
    } catch {
      // ENXIO: the session has no controlling terminal (tty(4)).
      if error == .noSuchDeviceOrAddress { return nil }
    }
    for number: Int32 in 0..<3 {
      let terminal = Terminal(descriptor: FileDescriptor(rawValue: number))
      if terminal.belongsToSession { return terminal }
    }
    return nil
  }

  /// Whether standard input and standard output both are the controlling terminal.
  public static var isStandard: Bool {
    Terminal(descriptor: .standardInput).belongsToSession
      && Terminal(descriptor: .standardOutput).belongsToSession
  }

  /// Whether the descriptor refers to the controlling terminal: the kernel answers `TIOCGPGRP` for
  /// no other.
  @inline(never)  // Inlined into its callers, it takes 50 bytes more.
  private var belongsToSession: Bool {
    var group: Int32 = 0
    return control(linux_TIOCGPGRP, address(&group)) >= 0
  }

  /// The foreground process group; `nil` where it is outside the PID namespace, and where the
  /// terminal is gone.
  ///
  /// The corresponding C function is `tcgetpgrp`.
  public var foreground: ProcessID? {
    var group: Int32 = 0
    _ = control(linux_TIOCGPGRP, address(&group))
    return ProcessID(visible: group)
  }

  /// Makes a process group of the session the foreground one.
  ///
  /// The caller must block SIGTTOU, by which the kernel would stop it in the background. A failure
  /// is ignored: the terminal is gone or belongs to another session now. The corresponding C
  /// function is `tcsetpgrp`.
  public func setForeground(_ group: ProcessID) {
    var group = group.rawValue
    _ = control(linux_TIOCSPGRP, address(&group))
  }

  /// Gives up the terminal for the session, of which the caller must be the only process; returns
  /// whether it did, and otherwise leaves everything as it was.
  ///
  /// The kernel then sends HUP and CONT to the foreground process group. A child that has ended
  /// leaves a group of its own there, so that the signals reach nobody. The caller must block
  /// SIGTTOU. The corresponding C function is `ioctl` with `TIOCNOTTY`.
  public func giveUp() throws(Errno) -> Bool {
    let previous = foreground
    var terminal = self
    let child = try Child.runToEnd(&terminal) { terminal in
      try? CurrentProcess.beginProcessGroup()
      terminal.assumingMemoryBound(to: Terminal.self).pointee.setForeground(.current)
      CurrentProcess.exit(.success)
    }
    if foreground == child, control(linux_TIOCNOTTY, 0) >= 0 { return true }
    // The caller is alone in the session, so that nobody else has moved the foreground.
    if let previous { setForeground(previous) }
    return false
  }

  /// Makes the terminal the controlling one of the caller's session.
  ///
  /// The caller must lead the session, and the terminal must belong to none. The corresponding C
  /// function is `ioctl` with `TIOCSCTTY`.
  public func acquire() {
    _ = control(linux_TIOCSCTTY, 0)
  }

  /// Returns the kernel's result: 0, or the negated errno.
  ///
  /// The corresponding C function is `ioctl`.
  private func control(_ request: Int, _ argument: Int) -> Int {
    linux_syscall3(linux_nr_ioctl, Int(descriptor.rawValue), request, argument)
  }
}
