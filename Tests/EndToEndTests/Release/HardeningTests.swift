import Testing

@testable import TestSupport

/// The shipped executables are all of one kind, whatever the machine.
@Suite("What the file itself gives away or lets be done")
struct HardeningTests {
  /// For this machine, and for each of the others.
  private static let executables: [Architecture?] = [nil] + Architecture.allCases

  private static func file(_ architecture: Architecture?) throws -> ELFFile {
    try ELFFile(path: architecture?.executable() ?? Programs.initlet.get())
  }

  @Test("The stack is not executable", arguments: executables)
  func stack(_ architecture: Architecture?) throws {
    let stack = try Self.file(architecture).segments.filter { $0.type == ELFFile.SegmentType.stack }
    // Without the row, the kernel makes it executable on some architectures.
    #expect(stack.map(\.isExecutable) == [false])
  }

  @Test("Nothing is writable and executable", arguments: executables)
  func memory(_ architecture: Architecture?) throws {
    let segments = try Self.file(architecture).segments
      .filter { $0.type == ELFFile.SegmentType.load }
    #expect(segments.contains { $0.isExecutable })
    #expect(!segments.contains { $0.isWritable && $0.isExecutable })
  }

  @Test("There is nothing to load dynamically, and no symbol", arguments: executables)
  func symbols(_ architecture: Architecture?) throws {
    let file = try Self.file(architecture)
    #expect(!file.hasSegment(ELFFile.SegmentType.interpreter))
    #expect(!file.hasSegment(ELFFile.SegmentType.dynamic))
    #expect(file.sectionCount == 0)
  }

  @Test("… all of which the tests' own executable has")
  func control() throws {
    let file = try ELFFile(path: "/proc/self/exe")
    #expect(file.hasSegment(ELFFile.SegmentType.interpreter))
    #expect(file.hasSegment(ELFFile.SegmentType.dynamic))
    #expect(file.sectionCount > 0)
  }
}
