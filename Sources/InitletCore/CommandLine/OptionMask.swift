/// A set of options, with a bit for each.
struct OptionMask: Equatable, Sendable {
  private var bits: UInt32

  static let none = OptionMask(bits: 0)

  init(_ option: Option) {
    bits = 1 << UInt32(option.rawValue)
  }

  private init(bits: UInt32) {
    self.bits = bits
  }

  static func | (left: OptionMask, right: OptionMask) -> OptionMask {
    OptionMask(bits: left.bits | right.bits)
  }

  static func | (left: OptionMask, right: Option) -> OptionMask { left | OptionMask(right) }

  static func & (left: OptionMask, right: OptionMask) -> OptionMask {
    OptionMask(bits: left.bits & right.bits)
  }

  /// The first option in the order of the help; `nil` for an empty set.
  var first: Option? { Option(rawValue: UInt8(truncatingIfNeeded: bits.trailingZeroBitCount)) }

  func contains(_ option: Option) -> Bool { self & OptionMask(option) != .none }
}
