import Glibc

/// A build of the shipped executable, with the linker's map of it.
struct MappedBuild {
  let path: String
  /// An offset in the file is an address, too.
  let bytes: [UInt8]
  /// The addresses of all functions.
  let code: Range<Int>
  private let functions: [(range: Range<Int>, name: Substring)]

  init(_ options: [String], in scratch: String) throws {
    mkdir(scratch, 0o755)
    let map = "\(scratch)/map"
    path = try Programs.build("initlet", options + ["-Xlinker", "-Map=\(map)"], in: scratch)
    bytes = ProcessTable.bytes(of: path) ?? []
    functions = Self.functions(in: ProcessTable.read(map) ?? "")
    guard functions.contains(where: { $0.name.hasSuffix("_start") }),
      let start = functions.map(\.range.lowerBound).min(),
      let end = functions.map(\.range.upperBound).max()
    else { throw Failure("\(map) does not show the functions of \(path)") }
    code = start..<end
  }

  /// The name of the function, or of the section, that an address is in.
  func function(at address: Int) -> Substring {
    functions.first { $0.range.contains(address) }?.name ?? "?"
  }

  /// Lines hold the address, the same again, size, alignment and, the further to the right the
  /// smaller it is, what is there: the code of a file, or a function that can be called from others.
  private static func functions(in map: String) -> [(range: Range<Int>, name: Substring)] {
    map.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ", maxSplits: 4)
      guard words.count == 5, let start = Int(words[0], radix: 16),
        let size = Int(words[2], radix: 16), size > 0
      else { return nil }
      let name = words[4].drop { $0 == " " }
      guard let section = name.firstRange(of: ":(.text") else { return nil }
      return (start..<start + size, name[section.upperBound...].dropLast())
    }
  }
}
