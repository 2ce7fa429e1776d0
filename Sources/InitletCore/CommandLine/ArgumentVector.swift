/// The argument vector as the kernel lays it out: pointers up to a null one.
public struct ArgumentVector {
  public typealias Pointer = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  public let start: Pointer
  public let count: Int

  public init(start: Pointer, count: Int) {
    self.start = start
    self.count = count
  }

  /// The argument at an index, or nothing past the end.
  public subscript(index: Int) -> CString? {
    guard index >= 0, index < count, let argument = start[index] else { return nil }
    return CString(argument)
  }

  /// The environment, which follows the arguments and their null pointer on
  /// the initial stack (the System V ABI's process initialisation).
  public var environment: Environment { Environment(start: start + (count &+ 1)) }

  /// The path by which the process was executed (getauxval(3), `AT_EXECFN`), or
  /// else the first argument.
  public var executable: CString {
    var entry = environment.start
    while entry.pointee != nil { entry += 1 }
    let auxiliary = UnsafeMutableRawPointer(entry + 1).assumingMemoryBound(to: UInt.self)
    var index = 0
    while auxiliary[index] != 0 {
      if auxiliary[index] == 31, let path = UnsafePointer<UInt8>(bitPattern: auxiliary[index &+ 1])
      {
        return CString(path)
      }
      index &+= 2
    }
    return self[0] ?? ""
  }
}
