import CLinux
import Primitives

/// The controlling terminal of the caller's session (tty(4), ioctl_tty(2)).
public struct Terminal: Equatable, Sendable {
  public let descriptor: FileDescriptor

  /// Finds the controlling terminal: by `/dev/tty`, so that a redirected standard input does not
  /// hide it, or where there is no /dev among the descriptors 0 to 2.
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

  /// Whether a descriptor is one of a terminal, not necessarily the controlling one.
  public static func isTerminal(_ descriptor: FileDescriptor) -> Bool {
    // A struct winsize.
    var size: UInt64 = 0
    return Terminal(descriptor: descriptor).control(linux_TIOCGWINSZ, address(&size)) >= 0
  }

  /// Whether both the standard input and the standard output are the controlling terminal.
  public static var isStandard: Bool {
    Terminal(descriptor: .standardInput).belongsToSession
      && Terminal(descriptor: .standardOutput).belongsToSession
  }

  /// The kernel answers `TIOCGSID` for the caller's controlling terminal alone.
  private var belongsToSession: Bool {
    var session: Int32 = 0
    return control(linux_TIOCGSID, address(&session)) >= 0
  }

  /// The foreground process group; nothing where the terminal is gone.
  ///
  /// A group outside the PID namespace is 0. The corresponding C function is `tcgetpgrp`.
  public var foreground: ProcessID? {
    var group: Int32 = 0
    guard control(linux_TIOCGPGRP, address(&group)) >= 0 else { return nil }
    return ProcessID(rawValue: group)
  }

  /// Makes a process group of the session the foreground one.
  ///
  /// The caller must block SIGTTOU, or the kernel stops it with that in the background. The
  /// corresponding C function is `tcsetpgrp`. Where it fails, the terminal is gone or belongs to
  /// another session by now, and nothing is left to do.
  public func setForeground(_ group: ProcessID) {
    var group = group.rawValue
    _ = control(linux_TIOCSPGRP, address(&group))
  }

  /// Gives the terminal up: as the leader of the session, for every process in it.
  ///
  /// The kernel then sends HUP and CONT to the foreground process group.
  public func giveUp() {
    _ = control(linux_TIOCNOTTY, 0)
  }

  /// Makes the terminal, which belongs to no session, the controlling one of the caller, which
  /// leads a session.
  public func acquire() {
    _ = control(linux_TIOCSCTTY, 0)
  }

  /// The corresponding C function is `ioctl`.
  @inline(never)
  private func control(_ request: Int, _ argument: Int) -> Int {
    linux_syscall3(linux_nr_ioctl, Int(descriptor.rawValue), request, argument)
  }
}
