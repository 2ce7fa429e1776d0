import Glibc

/// The reason, in one line, why the benchmark cannot go on.
struct Failure: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }

  /// The failure of a call that has just set `errno`.
  init(call: String) {
    self.init(call: call, errno: errno)
  }

  /// The failure of a call that has returned an error number.
  init(call: String, errno: Int32) {
    message = "\(call): \(String(cString: strerror(errno)))"
  }
}
