import CLinux
import InitletCore

/// The controlling terminal of the caller's session (tty(4), termios(3)).
public struct Terminal: Equatable, Sendable {
  public let descriptor: FileDescriptor

  /// No terminal.
  public static let none = Terminal(descriptor: .none)

  private enum Request {
    static let setControlling = 0x540E  // TIOCSCTTY
    static let getForeground = 0x540F  // TIOCGPGRP
    static let setForeground = 0x5410  // TIOCSPGRP
    static let getSize = 0x5413  // TIOCGWINSZ
    static let giveUp = 0x5422  // TIOCNOTTY
    static let getSession = 0x5429  // TIOCGSID
  }

  /// Finds the controlling terminal: through `/dev/tty`, so that a redirected
  /// standard input does not hide it, or else (there is no /dev) among the
  /// descriptors 0 to 2.
  public static func controlling() -> Terminal {
    do throws(Errno) {
      let descriptor = try FileDescriptor.open(CString("/dev/tty"), .readWrite)
      return Terminal(descriptor: descriptor)
    } catch {
      // The kernel's word that the session has none.
      if error == .noSuchDeviceOrAddress { return .none }
    }
    for number: Int32 in 0..<3 {
      let terminal = Terminal(descriptor: FileDescriptor(rawValue: number))
      if terminal.belongsToSession { return terminal }
    }
    return .none
  }

  /// Whether a descriptor is one of some terminal, not necessarily the controlling one.
  public static func isTerminal(_ descriptor: FileDescriptor) -> Bool {
    var size: UInt64 = 0
    return Terminal(descriptor: descriptor).control(Request.getSize, address(&size)) >= 0
  }

  /// Whether both the standard input and the standard output are the controlling
  /// terminal.
  public static var isStandard: Bool {
    Terminal(descriptor: .standardInput).belongsToSession
      && Terminal(descriptor: .standardOutput).belongsToSession
  }

  /// The kernel answers `TIOCGSID` for the caller's own terminal alone.
  private var belongsToSession: Bool {
    var session: Int32 = 0
    return control(Request.getSession, address(&session)) >= 0
  }

  /// The process group in the foreground.
  ///
  /// The corresponding C function is `tcgetpgrp`.
  public var foreground: ProcessID? {
    var group: Int32 = 0
    guard control(Request.getForeground, address(&group)) >= 0 else { return nil }
    return ProcessID(rawValue: group)
  }

  /// Puts a process group of the session into the foreground.
  ///
  /// The caller must block SIGTTOU, or be stopped by it from the background.
  /// The corresponding C function is `tcsetpgrp`; where it fails, the terminal
  /// has gone or belongs to others by now, and there is nothing to be done
  /// about it.
  public func setForeground(_ group: ProcessID) {
    var group = group.rawValue
    _ = control(Request.setForeground, address(&group))
  }

  /// Leaves the terminal: as the leader of the session, for all in it.
  ///
  /// The foreground process group is then sent HUP and CONT.
  public func giveUp() {
    _ = control(Request.giveUp, 0)
  }

  /// Makes the terminal, which belongs to no session, the caller's, who leads
  /// one.
  public func take() {
    _ = control(Request.setControlling, 0)
  }

  @inline(never)
  private func control(_ request: Int, _ argument: Int) -> Int {
    if self == .none { return -1 }
    return linux_syscall3(linux_nr_ioctl, Int(descriptor.rawValue), request, argument)
  }
}
