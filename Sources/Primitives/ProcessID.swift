/// The number of a process in the init's PID namespace, 1 and above.
public struct ProcessID: Equatable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// A number that the kernel gives, of which 0 stands for a process out of the namespace's sight.
  public init?(visible rawValue: Int32) {
    guard rawValue != 0 else { return nil }
    self.rawValue = rawValue
  }

  /// The init of the PID namespace (pid_namespaces(7)).
  public static let namespaceInit = ProcessID(rawValue: 1)
}
