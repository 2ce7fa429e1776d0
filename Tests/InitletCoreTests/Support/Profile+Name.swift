import InitletCore
import Primitives
import UnitTestSupport

extension Profile {
  /// The name of the program in messages and in the help.
  var name: String { LineBuffer.string { $0.append(nameOf: self) } }
}
