import InitletCore
import Linux
import Primitives

/// Adopting the descendants that lose their parent, which the kernel assigns to PID 1 anyway.
enum Subreaper {
  /// Makes the caller a subreaper where the options ask for it; reports a failure.
  static func adoptOrphans(_ options: Options, _ log: Log) {
    guard options.adoptsOrphans else {
      if options.profile.manners.contains(.subreaperWarning) { log.report(.adoptsNoOrphans) }
      return
    }
    do throws(Errno) {
      try CurrentProcess.becomeSubreaper()
    } catch {
      log.failure("cannot become a subreaper", error)
    }
  }
}
