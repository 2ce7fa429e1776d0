import Glibc
import Testing

@testable import TestSupport

/// A service at work in a PID namespace, under an init or as PID 1 itself, with a folder of its
/// own.
final class Service {
  let folder: TemporaryFolder
  private let process: Subprocess

  /// The options are for initlet alone; `before` stands before the init's words and becomes it by
  /// exec.
  init(
    _ contestant: Contestant, _ command: [String], in folder: TemporaryFolder,
    options: [String] = [], before: [String] = [], environment: [String] = []
  ) throws {
    self.folder = folder
    process = try Subprocess(
      Scene.namespace + before + (try contestant.words(options)) + command,
      environment: [
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=\(folder.path)", "PYTHONDONTWRITEBYTECODE=1",
      ] + environment)
  }

  /// PID 1, by its pid outside of the namespace.
  func firstPID() throws -> pid_t {
    try eventually("PID 1") {
      ProcessTable.children(of: process.pid).first { ProcessTable.namespacePID($0) == 1 }
    }
  }

  /// The command's process: that of the init's first child, or PID 1.
  func mainPID(_ contestant: Contestant) throws -> pid_t {
    let first = try firstPID()
    guard contestant != .nothing else { return first }
    return try self.await("the command") {
      ProcessTable.children(of: first).min {
        (ProcessTable.namespacePID($0) ?? 0) < (ProcessTable.namespacePID($1) ?? 0)
      }
    }
  }

  /// Everybody in the namespace.
  func members() throws -> [ProcessEntry] {
    guard let namespace = ProcessTable.link("/proc/\(try firstPID())/ns/pid") else { return [] }
    return ProcessTable.members(of: namespace).filter { !$0.isZombie }
  }

  /// Waits until the service has done something, and tells what it said if it does not.
  func await<Value>(
    _ what: String, within seconds: Double = Deadline.hang, _ condition: () throws -> Value?
  ) throws -> Value {
    do {
      return try eventually(what, within: seconds) {
        if let value = try condition() { return value }
        output.advance(.after(0))
        errors.advance(.after(0))
        guard !hasEnded else { throw Failure("it ended before") }
        return nil
      }
    } catch {
      let said = (output.pieces + errors.pieces).joined()
      throw Failure("\(what): \(error); it said “\(said)”")
    }
  }

  /// What bash does in the network of the service.
  func run(inNetwork script: String) throws -> Outcome {
    let nsenter = try Requirement.nsenter.program()
    let command = [nsenter, "--target", "\(try firstPID())", "--net", "/bin/bash", "-c", script]
    return try Subprocess(command).finish()
  }

  /// Waits for a file in the folder that holds this.
  func awaitFile(_ name: String, containing text: String? = nil) throws {
    _ = try self.await("the file \(name)") {
      folder.read(name).flatMap { file in text.map(file.contains) ?? true ? true : nil }
    }
  }

  var output: Stream { process.output }
  var errors: Stream { process.errors }

  /// Asked without waiting.
  private var hasEnded: Bool {
    (try? process.ending(within: 0)) != nil
  }

  func send(_ signal: Int32) throws {
    try #require(Glibc.kill(try firstPID(), signal) == 0)
  }

  /// Waits for the end; false where it is killed at last because it would never come.
  ///
  /// As for the streams, nobody reads them meanwhile.
  @discardableResult
  func end(hangs: Bool = false) throws -> Bool {
    let deadline = Deadline.after(hangs ? Service.patience : Deadline.hang)
    while !hasEnded {
      if deadline.hasPassed {
        kill()
        guard hangs else { throw Failure("no end; it said \(output.pieces + errors.pieces)") }
        return false
      }
      output.advance(.after(0.01))
      errors.advance(.after(0.01))
    }
    return true
  }

  /// Asks it to end as an engine does, and waits.
  @discardableResult
  func stop(hangs: Bool = false) throws -> Bool {
    try send(SIGTERM)
    return try end(hangs: hangs)
  }

  /// How long to wait for what is not expected.
  static let patience = 3.0

  /// Ends the namespace with everything in it.
  func kill() {
    guard process.isRunning else { return }
    // A change of user takes away what would end it with unshare.
    for pid in ProcessTable.children(of: process.pid) { Glibc.kill(pid, SIGKILL) }
    process.kill()
  }

  deinit { kill() }
}
