import CLinux
import Primitives

/// All of the descriptors of the calling process.
public enum DescriptorTable {
  /// How far to go one by one: beyond what programs but those that test limits inherit.
  private static let highestLikely: Int32 = 65536

  /// Releases what could pin a mount, a pipe or a socket: the working directory, and every
  /// descriptor but the standard error and one that is kept.
  public static func releaseInherited(keeping kept: FileDescriptor?) {
    // A root directory that cannot be entered is no reason to stop.
    try? FileSystem.changeDirectory(to: "/")
    if kept != .standardInput { FileDescriptor.standardInput.close() }
    if kept != .standardOutput { FileDescriptor.standardOutput.close() }
    closeAll(from: 3, except: kept)
  }

  /// Closes every descriptor from a number upwards, but one.
  static func closeAll(from first: Int32, except kept: FileDescriptor?) {
    do throws(Errno) {
      if let kept = kept?.rawValue, kept >= first {
        if kept > first { try closeRange(first, kept &- 1) }
        try closeRange(kept &+ 1, .max)
      } else {
        try closeRange(first, .max)
      }
    } catch {
      // Linux before 5.9, or a filter that knows no newer calls.
      closeEach(from: first, except: kept)
    }
  }

  /// The corresponding C function is `close_range` (Linux 5.9).
  private static func closeRange(_ first: Int32, _ last: Int32) throws(Errno) {
    _ = try valueOrErrno(linux_syscall3(linux_nr_close_range, Int(first), Int(last), 0))
  }

  private static func closeEach(from first: Int32, except kept: FileDescriptor?) {
    var number = first
    while number < highestLikely {
      let descriptor = FileDescriptor(rawValue: number)
      if descriptor != kept { descriptor.close() }
      number &+= 1
    }
  }
}
