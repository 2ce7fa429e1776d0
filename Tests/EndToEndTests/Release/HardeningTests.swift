import Testing

@testable import TestSupport

/// The shipped executables are all of one kind, whatever the machine.
@Suite("The shipped file is hardened")
struct HardeningTests {
  /// For this machine, and for each of the others.
  private static let executables: [Architecture?] = [nil] + Architecture.allCases

  private static func file(_ architecture: Architecture?) throws -> ELFFile {
    try ELFFile(path: architecture?.executable() ?? Programs.initlet.get())
  }

  @Test("The shipped executable's stack is not executable", arguments: executables)
  func stackIsNotExecutable(_ architecture: Architecture?) throws {
    let stack = try Self.file(architecture).segments.filter { $0.type == ELFFile.SegmentType.stack }
    // Without the row, the kernel makes it executable on some architectures.
    #expect(stack.map(\.isExecutable) == [false])
  }

  @Test("No segment of the shipped executable is writable and executable", arguments: executables)
  func nothingIsWritableAndExecutable(_ architecture: Architecture?) throws {
    let segments = try Self.file(architecture).segments
      .filter { $0.type == ELFFile.SegmentType.load }
    #expect(segments.contains { $0.isExecutable })
    #expect(!segments.contains { $0.isWritable && $0.isExecutable })
  }

  @Test(
    "The shipped executable loads nothing dynamically and has no symbol", arguments: executables)
  func fileHasNoSymbols(_ architecture: Architecture?) throws {
    let file = try Self.file(architecture)
    #expect(!file.hasSegment(ELFFile.SegmentType.interpreter))
    #expect(!file.hasSegment(ELFFile.SegmentType.dynamic))
    #expect(file.sectionCount == 0)
  }

  @Test("The tests' own executable has what the shipped one lacks")
  func testExecutableHasAllOfThese() throws {
    let file = try ELFFile(path: "/proc/self/exe")
    #expect(file.hasSegment(ELFFile.SegmentType.interpreter))
    #expect(file.hasSegment(ELFFile.SegmentType.dynamic))
    #expect(file.sectionCount > 0)
  }
}
