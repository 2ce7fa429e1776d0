import Glibc
import Primitives
import Testing

@testable import Linux

/// In children alone: the test process needs its descriptors.
@Suite("All descriptors", .serialized)
struct DescriptorTableTests {
  private static func isOpen(_ number: Int32) -> Bool { fcntl(number, F_GETFD) >= 0 }

  @Test(
    "All descriptors from 3 on are closed, but for one that is kept",
    arguments: [nil, 0, 2, 3, 4, 10, 200, 1500] as [Int32?])
  func allButOneAreClosed(_ kept: Int32?) throws {
    let status = try ForkedChild.result {
      // A limit that 1500 fits below.
      var limit = rlimit(rlim_cur: 2000, rlim_max: 2000)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      for number: Int32 in [0, 1, 2, 3, 4, 9, 10, 11, 200, 1500] where number != 2 {
        InChild.check(Self.isOpen(number) || dup2(2, number) == number)
      }
      DescriptorTable.closeAll(from: 3, except: kept.map { FileDescriptor(rawValue: $0) })
      for number: Int32 in 0..<1600 {
        InChild.check(Self.isOpen(number) == (number < 3 || number == kept))
      }
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test(
    "Of what was inherited the standard streams stay, one descriptor that is kept, and the root directory"
  )
  func inheritedIsReleased() throws {
    let status = try ForkedChild.result {
      InChild.check(dup2(2, 7) == 7 && dup2(2, 8) == 8 && dup2(2, 0) == 0)
      DescriptorTable.releaseInherited(keeping: FileDescriptor(rawValue: 7))
      for number: Int32 in 0..<64 {
        InChild.check(Self.isOpen(number) == (number < 3 || number == 7))
      }
      InChild.check(FileSystem.exists("dev/null"))
      DescriptorTable.closeStandard()
      for number: Int32 in 0..<64 { InChild.check(Self.isOpen(number) == (number == 7)) }
      return .success
    }
    #expect(status == InChild.asExpected)
  }
}
