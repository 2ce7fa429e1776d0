import Glibc

/// How a process ended.
enum Ending: Equatable {
  case exited(Int32)
  case killed(Int32)

  /// Of a status as wait(2) gives it.
  init(waitStatus status: Int32) {
    self = status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .killed(status & 0x7f)
  }
}

/// Where the standard error of a process goes.
enum ErrorsTo {
  case pipe
  /// As a pipe, but every write(2) stays apart.
  case packets
}

/// A child of the test process, in a session of its own, with nothing inherited by accident.
final class Subprocess {
  let pid: pid_t
  let input: Descriptor
  let output: Stream
  let errors: Stream
  private var ending: Ending?

  static let cleanEnvironment = ["PATH=/usr/bin:/bin"]

  /// Starts a program by its path; `control` becomes its descriptor 3.
  init(
    _ arguments: [[UInt8]], environment: [[UInt8]], errorsTo: ErrorsTo = .pipe,
    control: Descriptor? = nil
  ) throws {
    let standardInput = try Descriptor.pipe()
    let standardOutput = try Descriptor.pipe()
    let standardError = try errorsTo == .pipe ? Descriptor.pipe() : Descriptor.packets()
    let own = [standardInput.read, standardOutput.write, standardError.write, control]
      .compactMap(\.self)
    pid = try withExtendedLifetime(own) {
      try Self.spawn(arguments, environment, own.map(\.number))
    }
    input = standardInput.write
    output = Stream(standardOutput.read)
    errors = Stream(standardError.read, omitted: Emulator.complaint)
  }

  convenience init(
    _ arguments: [String], environment: [String] = cleanEnvironment, errorsTo: ErrorsTo = .pipe
  ) throws {
    try self.init(
      arguments.map { Array($0.utf8) }, environment: environment.map { Array($0.utf8) },
      errorsTo: errorsTo)
  }

  /// Whether its status is still to be taken, so that its pid is its own.
  var isRunning: Bool { ending == nil }

  /// Waits for the end; asking again gives the same answer.
  func ending(within seconds: Double = Deadline.hang) throws -> Ending {
    if let ending { return ending }
    let status = try eventually("the end of process \(pid)", within: seconds) {
      var status: Int32 = 0
      return waitpid(pid, &status, WNOHANG) == pid ? status : nil
    }
    let ending = Ending(waitStatus: status)
    self.ending = ending
    return ending
  }

  /// Reads both streams to their ends and waits.
  func finish(within seconds: Double = Deadline.hang) throws -> Outcome {
    let deadline = Deadline.after(seconds)
    while !(output.hasEnded && errors.hasEnded) {
      if deadline.hasPassed {
        throw Failure("no end within \(seconds) s; got \(output.pieces) and \(errors.pieces)")
      }
      (output.hasEnded ? errors : output).advance(errors.hasEnded ? deadline : .after(0.001))
      errors.advance(.after(0))
    }
    return Outcome(
      ending: try ending(within: seconds), output: try output.rest(), errors: try errors.rest())
  }

  /// Ends it whatever it does, and takes its status.
  func kill() {
    guard ending == nil else { return }
    _ = Glibc.kill(pid, SIGKILL)
    var status: Int32 = 0
    _ = waitpid(pid, &status, 0)
    ending = Ending(waitStatus: status)
  }

  private static func spawn(
    _ arguments: [[UInt8]], _ environment: [[UInt8]], _ descriptors: [Int32]
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    inheritNothing(&attributes)
    // Above all the targets first, so that no target is overwritten before it is copied.
    for (i, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(900 + i))
    }
    for i in descriptors.indices {
      posix_spawn_file_actions_adddup2(&actions, Int32(900 + i), Int32(i))
    }
    posix_spawn_file_actions_addclosefrom_np(&actions, Int32(descriptors.count))
    return try withCStrings(arguments) { argv in
      try withCStrings(environment) { environment in
        var pid: pid_t = 0
        let path = String(decoding: arguments.first ?? [], as: UTF8.self)
        var error: Int32 = 0
        ForkLock.hold {
          error = posix_spawn(&pid, path, &actions, &attributes, argv, environment)
        }
        guard error == 0 else { throw Failure("\(path): errno \(error)") }
        return pid
      }
    }
  }

  /// No signal ignored or blocked, and no way back to the group of the test process.
  private static func inheritNothing(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | Int32(POSIX_SPAWN_SETSID)
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  private static func withCStrings<Value>(
    _ texts: [[UInt8]],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) throws -> Value
  ) rethrows -> Value {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { text in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count + 1)
      for (i, byte) in text.enumerated() { copy[i] = CChar(bitPattern: byte) }
      copy[text.count] = 0
      return copy
    }
    defer {
      for pointer in pointers { pointer?.deallocate() }
    }
    pointers.append(nil)
    return try body(&pointers)
  }
}

/// How a process ended and what it said.
struct Outcome {
  let ending: Ending
  let output: String
  let errors: String

  var errorLines: [String] {
    errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
