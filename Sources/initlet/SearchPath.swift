import InitletCore
import Linux

/// The directories of `PATH`, in which a command without a slash is looked for.
struct SearchPath {
  /// What execvp(3) takes where the environment has no `PATH`.
  private static var standard: CString { "/bin:/usr/bin" }

  private let directories: CString

  init(_ environment: Environment) {
    directories = environment.value(of: "PATH") ?? SearchPath.standard
  }

  /// Hands over `DIRECTORY/NAME` for each directory until told to stop.
  ///
  /// An empty element stands for the working directory.
  @inline(never)
  func forEachCandidate(for name: CString, _ body: (CString) -> Bool) {
    var rest = Text(directories)
    var path = PathBuffer()
    while true {
      let colon = rest.firstIndex(of: UInt8(ascii: ":"))
      let directory = rest.prefix(colon ?? rest.length)
      if path.join(directory, Text(name)), !path.withCString(body) { return }
      guard let colon else { return }
      rest = rest.dropFirst(colon &+ 1)
    }
  }
}

/// A path put together on the stack.
struct PathBuffer: ~Copyable {
  private var count = 0
  /// `PATH_MAX`: the kernel takes no longer one, its NUL included.
  private var bytes = [4096 of UInt8](repeating: 0)

  /// Becomes the path of a name in a directory; returns whether that fits.
  mutating func join(_ directory: Text, _ name: Text) -> Bool {
    guard directory.length &+ 1 &+ name.length < 4096 else { return false }
    count = 0
    append(directory)
    if !directory.isEmpty { append(byte: UInt8(ascii: "/")) }
    append(name)
    append(byte: 0)
    return true
  }

  private mutating func append(_ text: Text) {
    var offset = 0
    while offset < text.length {
      append(byte: text[offset])
      offset &+= 1
    }
  }

  private mutating func append(byte: UInt8) {
    bytes[unchecked: count] = byte
    count &+= 1
  }

  borrowing func withCString<Result>(_ body: (CString) -> Result) -> Result {
    bytes.span.withUnsafeBufferPointer { bytes in
      body(bytes.baseAddress.map { CString($0) } ?? CString(""))
    }
  }
}
