import CLinux
import InitletCore

/// All of the descriptors of the calling process.
public enum DescriptorTable {
  /// How far to go one by one: beyond what anything but a limit test inherits.
  private static let highestLikely: Int32 = 65536

  /// Drops what could pin a mount, a pipe or a socket: the working directory and
  /// every descriptor but the standard error and one that is needed.
  public static func letGo(keeping descriptor: FileDescriptor) {
    // A root directory that cannot be entered is no reason to stop.
    try? Path.changeDirectory(to: "/")
    let kept = descriptor.rawValue
    for number: Int32 in 0..<2 where number != kept {
      FileDescriptor(rawValue: number).close()
    }
    closeAll(from: 3, except: kept)
  }

  /// Closes every descriptor from a number upwards, but one.
  static func closeAll(from first: Int32, except kept: Int32) {
    do throws(Errno) {
      if kept > first { try closeRange(first, kept &- 1) }
      try closeRange(max(first, kept &+ 1), .max)
    } catch {
      // Linux before 5.9, or a filter that knows no newer calls.
      closeEach(from: first, except: kept)
    }
  }

  /// The corresponding C function is `close_range` (Linux 5.9).
  private static func closeRange(_ first: Int32, _ last: Int32) throws(Errno) {
    _ = try valueOrErrno(
      linux_syscall3(linux_nr_close_range, Int(first), Int(last), 0))
  }

  private static func closeEach(from first: Int32, except kept: Int32) {
    var number = first
    while number < highestLikely {
      if number != kept { FileDescriptor(rawValue: number).close() }
      number &+= 1
    }
  }
}
