import InitletCore
import Primitives

extension Version {
  /// The version of this executable.
  ///
  /// The plugin `ReleaseCommit` copies this file for the compiler, with the commit in the place of
  /// the zeros.
  static var current: Version { Version(number: "0.1.0", commit: "0000000") }
}
