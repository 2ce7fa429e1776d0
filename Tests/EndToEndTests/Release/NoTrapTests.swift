import Glibc
import Testing

@testable import TestSupport

/// Swift ends a program that it finds in error by an instruction that no processor knows: without a
/// word, and for PID 1 with all of the container.
@Suite(
  "The shipped executable cannot trap", .needs(.objdump))
struct NoTrapTests {
  /// Functions, by a part of their mangled name, in which a trap is left, and why it is never
  /// reached.
  private static let unreachable: [(function: String, reason: String)] = [
    ("8WordListVyAA4TextVSgSicig", "the list is a literal, whose address is not null"),
    ("3LogV5print_2to", "the same"),
  ]

  @Test("The shipped executable has no trap but those that are never reached")
  func shippedExecutableHasNoReachableTrap() throws {
    let scratch = "\(Programs.package)/.build/mapped"
    let map = "\(scratch)/map"
    mkdir(scratch, 0o755)
    let executable = try Programs.build("initlet", ["-Xlinker", "-Map=\(map)"], in: scratch)
    let shipped = try Programs.initlet.get()
    #expect(ProcessTable.bytes(of: executable)?.count == ProcessTable.bytes(of: shipped)?.count)

    let functions = Self.functions(in: try #require(ProcessTable.read(map)))
    #expect(functions.map(\.name).contains("_start"))
    let start = try #require(functions.map(\.start).min())
    let end = try #require(functions.map(\.end).max())
    let base = try Self.baseAddress(of: executable)
    let instructions = try Self.disassemble([
      "-D", "-b", "binary", "-m", "i386:x86-64", "--adjust-vma=\(base)",
      "--start-address=\(start)", "--stop-address=\(end)", executable,
    ])
    #expect(instructions.count > 3000)
    for trap in instructions where trap.isTrap {
      let name = functions.first { $0.start <= trap.address && trap.address < $0.end }?.name ?? "?"
      if Self.unreachable.contains(where: { name.contains($0.function) }) { continue }
      Issue.record("\(trap.text) at \(String(trap.address, radix: 16)) in \(name)")
    }
  }

  @Test("The debug build has traps")
  func debugBuildHasTraps() throws {
    let instructions = try Self.disassemble(["-d", Programs.debugInitlet])
    #expect(instructions.contains { $0.isTrap })
  }

  @Test(
    "The executable for AArch64 has no trap but those that are never reached", .needs(.emulators))
  func armExecutableHasNoReachableTrap() throws {
    let file = try #require(ProcessTable.bytes(of: try Architecture.aarch64.executable()))
    // BRK, whatever its operand; no data of ours is like it.
    let traps = stride(from: 0, to: file.count - 3, by: 4).filter { offset in
      file[offset + 3] == 0xD4 && file[offset + 2] >> 5 == 1 && file[offset] & 0x1F == 0
    }
    #expect(file.count > 20_000)
    // Those of the table.
    #expect(traps.count <= Self.unreachable.count)
  }

  // MARK: -

  private struct Instruction {
    let address: Int
    let text: Substring

    var isTrap: Bool {
      let name = text.prefix { $0 != " " }
      return name == "ud2" || name == "ud1" || name == "ud0"
    }
  }

  private static func disassemble(_ arguments: [String]) throws -> [Instruction] {
    let command = [try Requirement.objdump.program(), "--no-show-raw-insn"] + arguments
    let text = try Subprocess(command).finish().output
    return text.split(separator: "\n").compactMap { line in
      guard let colon = line.firstIndex(of: ":"),
        let address = Int(line[..<colon].drop { $0 == " " }, radix: 16)
      else { return nil }
      let text = line[colon...].dropFirst().drop { $0 == "\t" || $0 == " " }
      return Instruction(address: address, text: text)
    }
  }

  /// Those that a map of the linker's names: address, the same again, size, alignment and name.
  private static func functions(
    in map: String
  ) -> [(start: Int, end: Int, name: Substring)] {
    map.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ", maxSplits: 4)
      // What is further to the left is a section, or a file's part of one.
      guard words.count == 5, words[4].hasPrefix("                "),
        let start = Int(words[0], radix: 16), let size = Int(words[2], radix: 16)
      else { return nil }
      return (start, start + size, words[4].drop { $0 == " " })
    }
  }

  private static func baseAddress(of path: String) throws -> UInt64 {
    let bytes = try #require(ProcessTable.bytes(of: path))
    return try bytes.withUnsafeBytes { file in
      let header = file.loadUnaligned(as: Elf64_Ehdr.self)
      let segment = file.loadUnaligned(
        fromByteOffset: Int(header.e_phoff), as: Elf64_Phdr.self)
      guard segment.p_type == UInt32(PT_LOAD), segment.p_offset == 0 else {
        throw Failure("\(path) does not begin with what is loaded")
      }
      return segment.p_vaddr
    }
  }
}
