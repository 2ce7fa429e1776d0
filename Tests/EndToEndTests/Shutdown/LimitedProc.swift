import Testing

@testable import TestSupport

/// A /proc of which not all is to be believed, or to be had.
enum LimitedProc: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case none = "without /proc"
  case foreign = "with the /proc of another PID namespace"
  case hiding = "with hidepid=2, as another user than root"

  /// Those that need no other user.
  static let rootless = [none, foreign]

  var testDescription: String { rawValue }

  func apply(to setting: Setting) -> Setting {
    switch self {
    case .none: return setting.after("mount -t tmpfs none /proc && exec \"$@\"")
    // The one that was there before the namespace's own was mounted over it.
    case .foreign: return setting.after("umount /proc && exec \"$@\"")
    case .hiding:
      var setting = setting
      setting.before = [Programs.fixture, "with-state", "user=65534", "--"] + setting.before
      return setting.after("mount -o remount,hidepid=2 /proc && exec \"$@\"")
    }
  }
}
