import Budget
import Glibc
import Testing

@testable import TestSupport

@Suite("The shipped executable stays within its budget of size and memory")
struct BudgetTests {
  @Test("The shipped executable stays within its size")
  func fileStaysWithinSize() throws {
    let bytes = try #require(ProcessTable.bytes(of: try Init.initlet.path()))
    #expect(Double(bytes.count) <= Budget.fileSize.limit)
  }

  /// The rows of the published table of targets: titles and limits.
  private static func publishedTargets() throws -> [[String]] {
    let results = "\(Programs.package)/Sources/initlet-bench/results.md"
    let lines = try #require(ProcessTable.read(results))
      .split(separator: "\n", omittingEmptySubsequences: false)
    let head = try #require(lines.firstIndex(of: "| target | at most | is | met |"))
    return lines[(head + 2)...].prefix { $0.hasPrefix("|") }.map { line in
      line.dropFirst(2).split(separator: " | ").map(String.init)
    }
  }

  @Test("The published table of targets is the budget")
  func publishedTargetsAreBudget() throws {
    let rows = try Self.publishedTargets()
    #expect(rows.map { $0[0] } == Budget.allCases.map(\.title))
    for (row, budget) in zip(rows, Budget.allCases) {
      #expect(Double(row[1].filter { $0 != "," }) == budget.limit, "\(budget.title)")
    }
  }

  @Test("The shipped executable needs no interpreter and no library")
  func executableNeedsNoLibrary() throws {
    let initlet = try #require(ProcessTable.bytes(of: try Init.initlet.path()))
    #expect(!Self.segments(initlet).isEmpty)
    #expect(!Self.hasInterpreter(initlet) && Self.libraryCount(initlet) == 0)
    let ordinary = try #require(ProcessTable.bytes(of: "/bin/true"))
    #expect(Self.hasInterpreter(ordinary) && Self.libraryCount(ordinary) > 0)
  }

  /// The program headers of an ELF file of 64 bits (elf(5)).
  private static func segments(_ bytes: [UInt8]) -> [Elf64_Phdr] {
    bytes.withUnsafeBytes { file in
      let header = file.loadUnaligned(as: Elf64_Ehdr.self)
      return (0..<Int(header.e_phnum)).map { index in
        let offset = Int(header.e_phoff) + index * Int(header.e_phentsize)
        return file.loadUnaligned(fromByteOffset: offset, as: Elf64_Phdr.self)
      }
    }
  }

  private static func hasInterpreter(_ bytes: [UInt8]) -> Bool {
    segments(bytes).contains { $0.p_type == UInt32(PT_INTERP) }
  }

  /// The number of libraries that the dynamic section asks for, if there is one.
  private static func libraryCount(_ bytes: [UInt8]) -> Int {
    guard let section = segments(bytes).first(where: { $0.p_type == UInt32(PT_DYNAMIC) }) else {
      return 0
    }
    let size = MemoryLayout<Elf64_Dyn>.size
    return bytes.withUnsafeBytes { file in
      (0..<Int(section.p_filesz) / size).count { index in
        let offset = Int(section.p_offset) + index * size
        let entry = file.loadUnaligned(fromByteOffset: offset, as: Elf64_Dyn.self)
        return entry.d_tag == Int64(DT_NEEDED)
      }
    }
  }

  @Test(
    "The init stays within its memory, wherever the command is found",
    .needs(.namespaces), arguments: Role.allCases, [[], ["sh", "-c", "exec \"$@\"", "sh"]])
  func initStaysWithinMemory(_ role: Role, _ searched: [String]) throws {
    let scene = try Scene(role, searched + [Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    try scene.send(SIGUSR1)
    _ = try scene.process.output.line()
    try Self.expectSmall(try scene.initPID())
  }

  static func expectSmall(_ pid: pid_t) throws {
    let path = "/proc/\(pid)/smaps_rollup"
    let resident = ProcessTable.value(of: "Rss", in: path).flatMap { Double($0) }
    let dirty = ProcessTable.value(of: "Private_Dirty", in: path).flatMap { Double($0) }
    #expect(try #require(resident) <= Budget.residentMemory.limit)
    #expect(try #require(dirty) <= Budget.privateDirtyMemory.limit)
  }

  @Test(
    "The init stays within its memory after 20,000 orphans", .needs(.namespaces),
    arguments: Role.allCases)
  func initStaysWithinMemoryAfterOrphans(_ role: Role) throws {
    let scene = try Scene(role, [Programs.fixture, "reap-load"])
    defer { scene.end() }
    try scene.ready()
    let pid = try scene.initPID()
    for _ in 1...10 { try scene.reap(2000) }
    try Self.expectSmall(pid)
    #expect(try #require(ProcessTable.status(pid, "VmData").flatMap { Int($0) }) <= 256)
  }
}
