import Glibc
import Testing

@testable import TestSupport

@Suite("The budget", .needs(.namespaces))
struct BudgetTests {
  @Test("The file is small")
  func file() throws {
    let bytes = try #require(ProcessTable.bytes(of: try Init.initlet.path()))
    #expect(bytes.count <= 24 * 1024)
  }

  @Test("The file is a static executable for itself alone")
  func isStatic() throws {
    let bytes = try #require(ProcessTable.bytes(of: try Init.initlet.path()))
    let kinds = Self.segmentKinds(bytes)
    #expect(!kinds.isEmpty)
    #expect(!kinds.contains(UInt32(PT_INTERP)) && !kinds.contains(UInt32(PT_DYNAMIC)))
    let ordinary = try #require(ProcessTable.bytes(of: "/bin/true"))
    #expect(Self.segmentKinds(ordinary).contains(UInt32(PT_INTERP)))
  }

  private static func segmentKinds(_ bytes: [UInt8]) -> [UInt32] {
    bytes.withUnsafeBytes { file in
      let header = file.loadUnaligned(as: Elf64_Ehdr.self)
      return (0..<Int(header.e_phnum)).map { index in
        let offset = Int(header.e_phoff) + index * Int(header.e_phentsize)
        return file.loadUnaligned(fromByteOffset: offset, as: Elf64_Phdr.self).p_type
      }
    }
  }

  @Test(
    "Memory is little, wherever the command is found",
    arguments: Role.allCases, [[], ["sh", "-c", "exec \"$@\"", "sh"]])
  func memory(_ role: Role, _ searched: [String]) throws {
    let scene = try Scene(role, searched + [Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGUSR1)
    _ = try scene.process.output.line()
    try Self.expectSmall(try scene.initPID())
  }

  static func expectSmall(_ pid: pid_t) throws {
    let path = "/proc/\(pid)/smaps_rollup"
    let resident = ProcessTable.value(of: "Rss", in: path).flatMap { Int($0) }
    let dirty = ProcessTable.value(of: "Private_Dirty", in: path).flatMap { Int($0) }
    #expect(try #require(resident) <= 48)
    #expect(try #require(dirty) <= 16)
  }

  @Test("… and stays so after 20,000 orphans", arguments: Role.allCases)
  func memoryOfReaping(_ role: Role) throws {
    let scene = try Scene(role, [Programs.fixture, "reap-load"])
    defer { scene.end() }
    try scene.ready()
    let pid = try scene.initPID()
    for _ in 1...10 { try scene.reap(2000) }
    try Self.expectSmall(pid)
    #expect(try #require(ProcessTable.status(pid, "VmData").flatMap { Int($0) }) <= 256)
  }
}
