import Glibc
import Testing

@testable import TestSupport

/// The shipped executables are all of one kind, whatever the machine.
@Suite("What the executable gives away or lets be done")
struct HardeningTests {
  @Test("The executable is a static PIE without relocations, variables and symbols")
  func file() throws {
    try Self.expectNoFlaws(Programs.initlet.get())
  }

  @Test(
    "For another architecture, too, it is a static PIE without relocations, variables and symbols",
    .needs(.gcc), arguments: Architecture.allCases)
  func otherFile(_ architecture: Architecture) throws {
    try Self.expectNoFlaws(architecture.executable())
  }

  private static func expectNoFlaws(_ path: String) throws {
    let file = try ELFFile(path: path)
    #expect(file.flaws.map(\.rawValue) == [])
    #expect(file.segments.contains { $0.type == ELFFile.SegmentType.load && $0.isExecutable })
    #expect(file.sections.contains { $0.name == ".text" })
  }

  @Test("The tests' own executable has what the shipped one has not")
  func control() throws {
    let flaws = try ELFFile(path: "/proc/self/exe").flaws
    #expect(
      flaws == [
        .relocation, .library, .interpreter, .dynamicSection, .initialisedVariable, .zeroVariable,
        .writableMemory, .symbol,
      ])
    #expect(try ELFFile(path: Programs.fixture).has(.fixedAddress))
  }

  @Test("A changed copy of the executable is found out")
  func changedCopy() throws {
    try Self.expectFound(inCopiesOf: Programs.initlet.get())
  }

  @Test("A changed copy of a 32-bit executable is found out", .needs(.gcc))
  func changedShortCopy() throws {
    try Self.expectFound(inCopiesOf: Architecture.i686.executable())
  }

  private static func expectFound(inCopiesOf path: String) throws {
    let bytes = try #require(ProcessTable.bytes(of: path))
    let rows = try ELFNumbers(bytes).rows(32, 28, size: 54, 42)
    let flags = bytes[4] == 2 ? 4 : 24
    func flaws(_ changes: [Int: UInt8]) throws -> [ELFFile.Flaw] {
      var copy = bytes
      for (offset, byte) in changes { copy[offset] = byte }
      return try ELFFile(bytes: copy).flaws
    }
    #expect(try flaws([16: 2]) == [.fixedAddress])
    #expect(try flaws([rows[0] + flags: 6]) == [.writableMemory])
    #expect(try flaws([rows[0] + flags: 7]) == [.writableMemory, .writableCode])
    #expect(try flaws([rows[1] + flags: 7]) == [.executableStack])
    #expect(try flaws([rows[1]: 0]) == [.executableStack])
  }

  @Test(
    "The kernel loads the executable at another address each time, in one piece that is never written",
    .needs(.namespaces, .randomAddresses))
  func addresses() throws {
    try Self.expectRandom(Programs.initlet.get())
  }

  @Test(
    "The kernel loads the 32-bit executable at another address each time as well",
    .needs(.namespaces, .randomAddresses, .shortPointers, .gcc))
  func shortAddresses() throws {
    try Self.expectRandom(Architecture.i686.executable())
  }

  @Test(
    "Another architecture's executable runs where the emulator loads it, not where it is linked",
    .needs(.namespaces, .emulators, .gcc), arguments: Architecture.allCases)
  func emulatedAddress(_ architecture: Architecture) throws {
    let (setting, words) = try architecture.setting(.pid1)
    let mapping = try Self.mapping(of: words[0], setting, words)
    #expect(mapping.start > 0x1000)
    // What is executed there is the emulator's translation.
    #expect(mapping.access == "r--p")
  }

  /// Four runs, because one in 256 of those with 32 bits has the address of the one before.
  private static func expectRandom(_ path: String) throws {
    var setting = Setting(.pid1)
    setting.path = path
    let mappings = try (0..<4).map { _ in try mapping(of: path, setting, []) }
    #expect(Set(mappings.map(\.start)).count > 1)
    #expect(mappings.allSatisfy { $0.access == "r-xp" })
  }

  /// The only mapping of the file in an init at work.
  private static func mapping(
    of path: String, _ setting: Setting, _ words: [String]
  ) throws -> (start: UInt64, access: Substring) {
    let scene = try Scene(setting, words + ["--", Programs.fixture, "print-signals"])
    defer { scene.end() }
    try scene.ready()
    let maps = try #require(ProcessTable.read("/proc/\(try scene.initPID())/maps"))
    let lines = maps.split(separator: "\n").filter { $0.hasSuffix(" \(path)") }
    let fields = try #require(lines.first).split(separator: " ")
    #expect(lines.count == 1)
    let start = try #require(UInt64(fields[0].prefix { $0 != "-" }, radix: 16))
    return (start, fields[1])
  }
}
