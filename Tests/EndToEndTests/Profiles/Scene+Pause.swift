@testable import TestSupport

extension Scene {
  /// Waits until an init without a command has nothing more to do than to wait.
  func awaitPause() throws {
    let pid = try initPID()
    _ = try eventually("the pause") {
      // A wait for signals counts all of them as unblocked, so that ending is what TERM does then.
      ProcessTable.link("/proc/\(pid)/cwd") == "/" && ProcessTable.entry(pid)?.state == "S"
        ? true : nil
    }
  }
}
