import Foundation

/// A folder of a test's own, gone with `remove()`.
struct TemporaryFolder {
  let path: String

  init() throws {
    let template = "/tmp/initlet-test.XXXXXX"
    path = try template.withCString { template in
      guard let copy = strdup(template) else { throw Failure("no memory") }
      defer { free(copy) }
      guard let made = mkdtemp(copy) else { throw Failure("mkdtemp: errno \(errno)") }
      return String(cString: made)
    }
    // Some commands of the tests run as another user.
    chmod(path, 0o777)
  }

  /// The last part of its path.
  var name: String { String(path.dropFirst("/tmp/".count)) }

  /// The path of something in it.
  subscript(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a file, with the folders above it, and returns its path.
  @discardableResult
  func file(_ name: String, _ text: String = "", mode: mode_t = 0o644) throws -> String {
    let file = URL(fileURLWithPath: self[name])
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try ForkLock.hold { try text.write(to: file, atomically: false, encoding: .utf8) }
    chmod(self[name], mode)
    return self[name]
  }

  /// A shell script; the first line says how it is run.
  @discardableResult
  func script(_ name: String, _ body: String, first: String = "#!/bin/sh\n") throws -> String {
    try file(name, first + body + "\n", mode: 0o755)
  }

  @discardableResult
  func folder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: self[name], withIntermediateDirectories: true)
    return self[name]
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: self[name], withDestinationPath: target)
  }

  /// Copies a program into it.
  @discardableResult
  func copy(_ program: String, as name: String) throws -> String {
    try ForkLock.hold { try FileManager.default.copyItem(atPath: program, toPath: self[name]) }
    return self[name]
  }

  func read(_ name: String) -> String? { ProcessTable.read(self[name]) }

  func remove() {
    // A test that fails to clean up still tells what it was about to tell.
    try? FileManager.default.removeItem(atPath: path)
  }
}
