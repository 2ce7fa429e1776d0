/// Some calls of one kind that fail, in a process that is still the init's own code.
struct FailingCall: CustomStringConvertible {
  /// The init, the child that becomes the command or the inner init, or the latter's child.
  let generation: Int
  let call: Int
  let error: Int
  let which: ClosedRange<Int>

  /// None at all.
  static let none = FailingCall(generation: 1, call: -1, error: 0, which: 0...0)

  var name: String { SystemCalls.names[call] ?? "call \(call)" }

  /// Whether nobody can tell any more how the command has ended.
  var losesStatus: Bool { name == "wait4" && which.upperBound == Int.max }

  /// Whether the init can say why it gives up; a socket without room takes no message.
  var allowsMessages: Bool {
    name != "write" && (name != "sendto" || SystemCalls.errors[error] != "EAGAIN")
  }

  var description: String {
    let error = SystemCalls.errors[error] ?? "\(error)"
    let calls = which.upperBound == Int.max ? "\(which.lowerBound)+" : "\(which.lowerBound)"
    return "\(name)=\(error) when=\(calls) in generation \(generation)"
  }

  /// As the fixture takes it.
  var words: [String] {
    [call, error, which.lowerBound, which.upperBound, generation].map(String.init)
  }
}
