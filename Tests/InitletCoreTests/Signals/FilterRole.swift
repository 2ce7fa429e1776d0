import InitletCore
import Primitives

/// A role, and whether the outer init of a guarded pair lives.
enum FilterRole: CaseIterable {
  case namespaceInit, subreaper, outer, inner
  /// The parent of the inner init is PID 1 by now.
  case innerAdopted
  /// The parent of the inner init is outside the PID namespace by now.
  case innerAdoptedOutside

  var role: Role {
    switch self {
    case .namespaceInit: .namespaceInit
    case .subreaper: .subreaper
    case .outer: .outer(inner: .inner)
    case .inner, .innerAdopted, .innerAdoptedOutside: .inner(outer: .outer)
    }
  }

  var parent: ProcessID? {
    switch self {
    case .namespaceInit, .innerAdoptedOutside: nil
    case .subreaper, .outer: .stranger
    case .inner: .outer
    case .innerAdopted: .namespaceInit
    }
  }

  var isOuter: Bool { self == .outer }
  var isAlone: Bool { self == .innerAdopted || self == .innerAdoptedOutside }
}
