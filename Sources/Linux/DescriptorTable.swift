import CLinux
import InitletCore

/// All of the descriptors of the calling process.
public enum DescriptorTable {
  /// How far to go where nothing tells which numbers are in use: what a process
  /// may open by default.
  private static let usualLimit: Int32 = 1024

  /// Closes every descriptor from a number upwards, but one.
  public static func closeAll(from first: Int32, except kept: Int32) {
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
    var highest = usualLimit
    // Without /proc the usual limit has to do.
    if var numbers = try? ProcNumbers(in: ProcPath(.current, "fd"), .directory) {
      while let number = numbers.next() { highest = max(highest, number) }
    }
    var number = first
    while number <= highest {
      if number != kept { FileDescriptor(rawValue: number).close() }
      number &+= 1
    }
  }
}
