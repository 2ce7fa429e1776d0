import Primitives

/// The paths at which a command without a slash is looked for: its name in each directory of
/// `PATH`.
public struct SearchPath: ~Copyable {
  /// The directories of execvp(3) where the environment has no `PATH`.
  private static var standard: CString { "/bin:/usr/bin" }

  private let name: ByteSlice
  /// The directories that are still to come; `nil` after the last one.
  private var rest: ByteSlice?
  /// The present candidate.
  public var path = PathBuffer()

  public init(_ environment: Environment, _ name: CString) {
    self.name = ByteSlice(name)
    rest = ByteSlice(environment.value(of: "PATH") ?? SearchPath.standard)
  }

  /// Goes on to the next candidate; returns false where there is none.
  ///
  /// An empty element stands for the working directory. A path that is too long is skipped.
  @inline(never)  // Inlined into its callers, it takes 0.2 kB more.
  public mutating func advance() -> Bool {
    while let directories = rest {
      let colon = directories.firstIndex(of: UInt8(ascii: ":"))
      let directory = directories.prefix(colon ?? directories.length)
      rest = colon.map { directories.dropFirst($0 &+ 1) }
      path.removeAll()
      path.append(directory)
      if !directory.isEmpty { path.append(byte: UInt8(ascii: "/")) }
      path.append(name)
      if !path.hasOverflowed { return true }
    }
    return false
  }
}
