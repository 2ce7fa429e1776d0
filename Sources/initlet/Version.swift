import InitletCore
import Primitives

extension Version {
  /// The version of this executable.
  ///
  /// What is compiled is a copy of this file in which the package's plugin has put the commit in the
  /// place of the zeros.
  static var current: Version { Version(number: "0.1.0", commit: "0000000") }
}
