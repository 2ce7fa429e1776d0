import Glibc
import InitletCore
import Testing

@testable import Linux

/// In children alone: the test process needs its descriptors.
@Suite("All descriptors", .serialized)
struct DescriptorTableTests {
  private static func isOpen(_ number: Int32) -> Bool { fcntl(number, F_GETFD) >= 0 }

  @Test("All but one are closed", arguments: [-1, 0, 2, 3, 4, 10, 200, 1500] as [Int32])
  func closeAll(_ kept: Int32) throws {
    let status = try ForkedChild.result {
      // A limit that 1500 fits below.
      var limit = rlimit(rlim_cur: 2000, rlim_max: 2000)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      for number: Int32 in [0, 1, 2, 3, 4, 9, 10, 11, 200, 1500] where number != 2 {
        InChild.check(Self.isOpen(number) || dup2(2, number) == number)
      }
      DescriptorTable.closeAll(from: 3, except: kept)
      for number: Int32 in 0..<1600 {
        InChild.check(Self.isOpen(number) == (number < 3 || number == kept))
      }
      return .success
    }
    #expect(status == InChild.asExpected)
  }

  @Test("Letting go leaves the standard error and one more, and the root directory")
  func letGo() throws {
    let status = try ForkedChild.result {
      InChild.check(dup2(2, 7) == 7 && dup2(2, 8) == 8 && dup2(2, 0) == 0)
      DescriptorTable.letGo(keeping: FileDescriptor(rawValue: 7))
      for number: Int32 in 0..<64 {
        InChild.check(Self.isOpen(number) == (number == 2 || number == 7))
      }
      return Path.exists("dev/null") ? .success : .failure
    }
    #expect(status == InChild.asExpected)
  }
}
