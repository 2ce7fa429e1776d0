/// The number of a process, or of the process group or session that it leads, in the init's PID
/// namespace: 1 and above.
public struct ProcessID: Equatable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// A number from the kernel; `nil` for 0, by which the kernel names a process outside the PID
  /// namespace (pid_namespaces(7)).
  public init?(visible rawValue: Int32) {
    guard rawValue != 0 else { return nil }
    self.rawValue = rawValue
  }

  /// PID 1, the init of the PID namespace (pid_namespaces(7)).
  public static let namespaceInit = ProcessID(rawValue: 1)
}
