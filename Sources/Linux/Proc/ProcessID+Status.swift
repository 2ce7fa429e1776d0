import Primitives

extension ProcessID {
  /// Whether `/proc` shows this PID namespace, in which the caller has this number.
  ///
  /// In the `/proc` of a namespace around it, the line `NSpid` has two numbers or more, and in that of
  /// any other one there is no `self`. Where the line is missing (gVisor), or behind too many groups,
  /// the line `Pid` decides.
  var isOwnInProc: Bool {
    var buffer = [512 of UInt8](repeating: 0)
    var bytes = buffer.mutableSpan
    return bytes.withUnsafeMutableBytes { bytes in
      guard let status = ProcPath.ownStatus.read(into: bytes) else { return false }
      return isValue(of: "NSpid:\t", in: status) ?? isValue(of: "Pid:\t", in: status) ?? false
    }
  }

  /// Whether the line that begins with `name` goes on with this number alone; `nil` without one.
  @inline(never)  // Inlined into its caller, it takes 0.1 kB more.
  private func isValue(of name: CString, in text: ByteSlice) -> Bool? {
    var rest = text
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      if rest.hasPrefix(name) {
        let value = rest.prefix(end).dropFirst(name.length)
        return value.decimal(atMost: Int(Int32.max)) == Int(rawValue)
      }
      rest = rest.dropFirst(end &+ 1)
    }
    return nil
  }
}
