import Primitives
import Testing

@testable import Linux

@Suite("A shared set of processes")
struct SharedProcessSetTests {
  private static let samples = [1, 2, 63, 4095, 4096, 65_536, 4_194_302, 4_194_303].map {
    ProcessID(rawValue: $0)
  }

  @Test("Each process is a member by itself, up to the highest number there is")
  func eachProcessIsByItself() {
    let set = SharedProcessSet.make()
    #expect(set.canHaveMembers)
    for process in Self.samples {
      set.set(process, true)
      #expect(Self.samples.filter { set.contains($0) } == [process])
      set.remove(process)
      #expect(!set.contains(process))
    }
  }

  @Test(
    "A number that no process can have is no member, and stands for no other number",
    arguments: [.min, -1, 0, 4_194_304, 4_194_305, .max] as [Int32])
  func otherNumbersAreNoMembers(_ number: Int32) {
    let set = SharedProcessSet.make()
    set.set(ProcessID(rawValue: number), true)
    #expect(!set.contains(ProcessID(rawValue: number)))
    #expect(!Self.samples.contains { set.contains($0) })
  }

  @Test("A copy of the set shares its members")
  func copyShares() {
    let set = SharedProcessSet.make()
    let copy = set
    copy.set(.namespaceInit, true)
    #expect(set.contains(.namespaceInit))
  }

  @Test("No process can be added to the empty set")
  func emptyStaysEmpty() {
    let set = SharedProcessSet.empty
    set.set(.namespaceInit, true)
    #expect(!set.canHaveMembers && !set.contains(.namespaceInit))
  }
}
