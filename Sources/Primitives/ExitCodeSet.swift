/// A set of exit codes.
public struct ExitCodeSet: Sendable {
  /// Bit b of word w stands for the code 64 w + b.
  private var words = [4 of UInt64](repeating: 0)

  public init() {}

  public mutating func insert(_ code: UInt8) {
    words[Int(code >> 6)] |= 1 &<< UInt64(code & 63)
  }

  public func contains(_ code: ExitCode) -> Bool {
    words[Int(code.rawValue >> 6)] & (1 &<< UInt64(code.rawValue & 63)) != 0
  }
}
