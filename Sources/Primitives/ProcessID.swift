/// The number of a process, or of the process group or session that it leads, in the init's PID
/// namespace: 1 and above.
public struct ProcessID: Equatable, Sendable {
  /// A word, as system calls take and return it.
  private let number: Int

  public var rawValue: Int32 { Int32(truncatingIfNeeded: number) }

  public init(rawValue: Int32) {
    number = Int(rawValue)
  }

  /// A number from the kernel; `nil` for 0, by which the kernel names a process outside the PID
  /// namespace (pid_namespaces(7)).
  public init?(visible rawValue: Int32) {
    guard rawValue != 0 else { return nil }
    number = Int(rawValue)
  }

  /// PID 1, the init of the PID namespace (pid_namespaces(7)).
  public static let namespaceInit = ProcessID(rawValue: 1)
}
