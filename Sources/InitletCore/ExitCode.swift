/// What a process leaves behind for its parent: 0 to 255.
public struct ExitCode: Equatable, Sendable {
  public let rawValue: UInt8

  public init(_ rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let success = ExitCode(0)
  /// Bad usage, or a failure of the init itself.
  public static let failure = ExitCode(1)
  /// The command was found but cannot be executed.
  public static let notExecutable = ExitCode(126)
  /// The command was not found.
  public static let notFound = ExitCode(127)
}

/// How a process ended.
public enum Termination: Equatable, Sendable {
  case exited(ExitCode)
  case killed(Signal)

  /// The code by which shells report it: the process's own, or 128 + n where
  /// signal n killed it.
  public var code: ExitCode {
    switch self {
    case .exited(let code): code
    case .killed(let signal): ExitCode(128 | signal.rawValue)
    }
  }
}

/// A set of exit codes.
public struct ExitCodeSet: Sendable {
  private var words = [4 of UInt64](repeating: 0)

  public init() {}

  public mutating func insert(_ code: UInt8) {
    words[Int(code >> 6)] |= 1 &<< UInt64(code & 63)
  }

  public func contains(_ code: ExitCode) -> Bool {
    words[Int(code.rawValue >> 6)] & (1 &<< UInt64(code.rawValue & 63)) != 0
  }
}
