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

  /// Whether the descriptor refers to the controlling terminal: the kernel answers `TIOCGSID` for
  /// no other.
  private var belongsToSession: Bool {
    var session: Int32 = 0
    return control(linux_TIOCGSID, address(&session)) >= 0
  }

  /// The foreground process group; `nil` where the terminal is gone.
  ///
  /// A group outside the PID namespace has the number 0. The corresponding C function is
  /// `tcgetpgrp`.
  public var foreground: ProcessID? {
    var group: Int32 = 0
    guard control(linux_TIOCGPGRP, address(&group)) >= 0 else { return nil }
    return ProcessID(rawValue: group)
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

  /// Gives up the terminal for every process of the session, which the caller must lead; returns
  /// whether it did.
  ///
  /// The kernel then sends HUP and CONT to the foreground process group. A child that has ended
  /// leaves a group of its own there, so that the signals reach nobody. The caller must block
  /// SIGTTOU. The corresponding C function is `ioctl` with `TIOCNOTTY`.
  public func giveUp() throws(Errno) -> Bool {
    var terminal = self
    let child = try Child.run(&terminal) { terminal in
      try? CurrentProcess.beginProcessGroup()
      terminal.assumingMemoryBound(to: Terminal.self).pointee.setForeground(.current)
      CurrentProcess.exit(.success)
    }
    return foreground == child && control(linux_TIOCNOTTY, 0) >= 0
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
