import Glibc
import Testing

@testable import TestSupport

/// Swift ends a program that it finds in error by an instruction that no processor knows: without a
/// word, and for PID 1 with all of the container.
@Suite("The shipped executable cannot trap", .needs(.objdump))
struct NoTrapTests {
  @Test(
    "The executable for x86-64 has no trap",
    .enabled(if: isX86, "needs an x86-64 machine"))
  func executableForX86HasNoTrap() throws {
    let build = try MappedBuild([], in: "\(Programs.package)/.build/mapped")
    let shipped = try Programs.initlet.get()
    #expect(build.bytes.count == ProcessTable.bytes(of: shipped)?.count)
    let instructions = try Self.disassemble([
      "-D", "-b", "binary", "-m", "i386:x86-64",
      "--start-address=\(build.code.lowerBound)", "--stop-address=\(build.code.upperBound)",
      build.path,
    ])
    #expect(instructions.count > 3000)
    Self.expectNone(instructions.filter(\.isTrap).map(\.address), build)
  }

  private static let isX86 = (try? ELFFile(path: "/proc/self/exe"))?.machine == UInt16(EM_X86_64)

  @Test("The debug build has traps")
  func debugBuildHasTraps() throws {
    let instructions = try Self.disassemble(["-d", Programs.debugInitlet])
    #expect(instructions.contains { $0.isTrap })
  }

  @Test("The executable for AArch64 has no trap")
  func executableForAArch64HasNoTrap() throws {
    let build = try MappedBuild(
      Architecture.aarch64.buildOptions, in: "\(Programs.package)/.build/mapped-aarch64")
    // BRK, whatever its operand.
    let traps = stride(from: build.code.lowerBound & ~3, to: build.code.upperBound - 3, by: 4)
      .filter { offset in
        let bytes = build.bytes[offset..<offset + 4].map(\.self)
        return bytes[3] == 0xD4 && bytes[2] >> 5 == 1 && bytes[0] & 0x1F == 0
      }
    #expect(build.code.count > 20_000)
    Self.expectNone(traps, build)
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

  private static func expectNone(_ traps: [Int], _ build: MappedBuild) {
    for trap in traps {
      let name = build.function(at: trap)
      Issue.record("a trap at \(String(trap, radix: 16)) in \(name)")
    }
  }
}
