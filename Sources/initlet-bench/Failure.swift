import Glibc

/// The reason why the benchmark cannot go on, in one line.
struct Failure: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }

  /// The failure of a call of the C library, which has just set `errno`.
  init(call: String) {
    self.init(call: call, errno: errno)
  }

  /// The failure of a call that has returned an errno.
  init(call: String, errno: Int32) {
    message = "\(call): \(String(cString: strerror(errno)))"
  }
}
