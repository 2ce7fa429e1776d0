import Glibc

/// What /proc says about a process, seen from outside its PID namespace.
struct ProcessEntry {
  let pid: pid_t
  let name: String
  let state: Character
  let parent: pid_t
  let group: pid_t
  let session: pid_t

  var isZombie: Bool { state == "Z" || state == "X" }
}

/// Reads of /proc; a process that is gone has nothing to say.
enum ProcessTable {
  static func entry(_ pid: pid_t) -> ProcessEntry? {
    guard let text = read("/proc/\(pid)/stat") else { return nil }
    // The name may hold spaces and parentheses; the last one ends it.
    guard let start = text.firstIndex(of: "("), let end = text.lastIndex(of: ")") else {
      return nil
    }
    let fields = text[end...].dropFirst(2).split(separator: " ")
    guard fields.count > 3, let state = fields[0].first, let parent = pid_t(fields[1]),
      let group = pid_t(fields[2]), let session = pid_t(fields[3])
    else { return nil }
    return ProcessEntry(
      pid: pid, name: String(text[text.index(after: start)..<end]), state: state, parent: parent,
      group: group, session: session)
  }

  static func entries() -> [ProcessEntry] {
    names(in: "/proc").compactMap(pid_t.init).compactMap(entry)
  }

  /// All members of the PID namespace that `namespace` stands for.
  static func members(of namespace: String) -> [ProcessEntry] {
    entries().filter { link("/proc/\($0.pid)/ns/pid") == namespace }
  }

  static func children(of pid: pid_t) -> [pid_t] {
    numbers(in: "/proc/\(pid)/task/\(pid)/children")
  }

  /// Those of every thread.
  static func allChildren(of pid: pid_t) -> [pid_t] {
    names(in: "/proc/\(pid)/task").flatMap { thread in
      numbers(in: "/proc/\(pid)/task/\(thread)/children")
    }
  }

  private static func numbers(in path: String) -> [pid_t] {
    (read(path) ?? "").split(separator: " ").compactMap { pid_t($0) }
  }

  /// A field of /proc/PID/status.
  static func status(_ pid: pid_t, _ field: String) -> String? {
    value(of: field, in: "/proc/\(pid)/status")
  }

  /// The pid that a process has in its own namespace.
  static func namespacePID(_ pid: pid_t) -> pid_t? {
    let line = read("/proc/\(pid)/status")?.split(separator: "\n").first { $0.hasPrefix("NSpid:") }
    return line?.split(whereSeparator: \.isWhitespace).last.flatMap { pid_t($0) }
  }

  /// A field of a file with lines such as `Name:   value kB`.
  static func value(of field: String, in path: String) -> String? {
    let line = read(path)?.split(separator: "\n").first { $0.hasPrefix("\(field):") }
    return line?.split(separator: ":")[1].split(whereSeparator: \.isWhitespace).first
      .map(String.init)
  }

  static func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count)
    guard count >= 0 else { return nil }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// What a folder holds.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
        bytes.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  static func read(_ path: String) -> String? {
    bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  static func bytes(of path: String) -> [UInt8]? {
    let file = Descriptor(open(path, O_RDONLY | O_CLOEXEC))
    guard file.number >= 0 else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(file.number, &buffer, buffer.count)
      if count < 0 { return nil }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
