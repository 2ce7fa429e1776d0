import InitletCore
import Linux
import Primitives

/// Adopting the descendants that lose their parent, which the kernel assigns to PID 1 anyway.
enum Subreaper {
  /// Makes the caller a subreaper where the options ask for it; reports a failure, and returns false
  /// then.
  static func adoptOrphans(_ options: Options, _ log: Log) -> Bool {
    guard options.adoptsOrphans else {
      if options.profile.manners.contains(.subreaperWarning), !CurrentProcess.isSubreaper {
        log.report(.adoptsNoOrphans)
      }
      return true
    }
    do throws(Errno) {
      try CurrentProcess.becomeSubreaper()
      return true
    } catch {
      log.failure("cannot become a subreaper", error)
      return false
    }
  }
}
