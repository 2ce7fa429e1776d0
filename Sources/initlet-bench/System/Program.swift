import Glibc

/// Programs, each given by its path.
enum Program {
  /// A descriptor of the benchmark and its number in the program.
  struct Descriptor {
    let own: Int32
    let number: Int32

    init(_ own: Int32, as number: Int32) {
      self.own = own
      self.number = number
    }
  }

  static func exists(_ path: String) -> Bool { access(path, X_OK) == 0 }

  /// The path of a program in `PATH`.
  static func find(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/\(name)" }.first(where: exists)
  }

  /// Starts a program with copies of descriptors, and returns its process ID.
  ///
  /// posix_spawn(3) shares the memory of the benchmark until the program is executed, so that the
  /// size of that memory costs no time.
  static func start(_ words: [String], descriptors: [Descriptor]) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in descriptors {
      posix_spawn_file_actions_adddup2(&actions, descriptor.own, descriptor.number)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    let error = posix_spawn(&pid, words[0], &actions, nil, &arguments, environ)
    guard error == 0 else { throw Failure(call: words[0], errno: error) }
    return pid
  }
}
