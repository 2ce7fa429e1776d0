import CLinux
import Primitives

/// All file descriptors of the calling process.
public enum DescriptorTable {
  /// The number of descriptors that are closed one by one, without close_range(2).
  ///
  /// It is a choice between time and certainty: the kernel allows 2^20 and more, each close(2) takes
  /// time even for a free number, and programs inherit few descriptors.
  private static let highestLikely: Int32 = 65536

  /// Releases what could keep a mount, a pipe or a socket in use: the working directory, and every
  /// descriptor from 3 on except one that the caller names.
  public static func releaseInherited(keeping kept: FileDescriptor?) {
    // The init goes on where it may not enter the root directory.
    try? FileSystem.changeDirectory(to: "/")
    closeAll(from: 3, except: kept)
  }

  /// Closes standard input, output and error.
  public static func closeStandard() {
    FileDescriptor.standardInput.close()
    FileDescriptor.standardOutput.close()
    FileDescriptor.standardError.close()
  }

  /// Closes every descriptor from a number upwards, except one that the caller names.
  static func closeAll(from first: Int32, except kept: FileDescriptor?) {
    do throws(Errno) {
      if let kept = kept?.rawValue, kept >= first {
        if kept > first { try closeRange(first, kept &- 1) }
        try closeRange(kept &+ 1, .max)
      } else {
        try closeRange(first, .max)
      }
    } catch {
      // Linux before 5.9, or a filter of system calls that refuses this one.
      closeEach(from: first, except: kept)
    }
  }

  /// Closes the descriptors from one number to another, both included.
  ///
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
