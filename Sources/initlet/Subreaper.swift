import InitletCore
import Linux
import Primitives

/// The adoption of descendants that lose their parent, which PID 1 does anyway.
enum Subreaper {
  /// Becomes a subreaper where the options ask for it.
  static func adoptOrphans(_ options: Options, _ log: Log) {
    guard options.adoptsOrphans else {
      if options.profile.warnsWithoutSubreaper { log.report(.adoptsNoOrphans) }
      return
    }
    do throws(Errno) {
      try CurrentProcess.becomeSubreaper()
    } catch {
      log.failure("cannot become a subreaper", error)
    }
  }
}
