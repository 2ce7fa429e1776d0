import Linux
import Primitives
import Testing

@Suite("A value for each process")
struct ProcessMapTests {
  private static let samples = [1, 2, 63, 64, 65, 4095, 32_768, 4_194_302, 4_194_303].map {
    ProcessID(rawValue: $0)
  }

  private func values(_ map: borrowing ProcessMap<UInt32>) -> [UInt32?] {
    var values: [UInt32?] = []
    for process in Self.samples { values.append(map[process]) }
    return values
  }

  @Test("Each process has a value of its own, up to the highest number there is")
  func eachProcessHasItsOwn() {
    var map = ProcessMap<UInt32>()
    map.clear()
    var expected: [UInt32?] = Self.samples.map { _ in 0 }
    #expect(values(map) == expected)
    for (index, process) in Self.samples.enumerated() {
      map.set(.max - UInt32(index), for: process)
      expected[index] = .max - UInt32(index)
      #expect(values(map) == expected)
    }
    map.remove(Self.samples[3])
    expected[3] = 0
    #expect(values(map) == expected)
    map.clear()
    #expect(values(map) == Self.samples.map { _ in 0 })
  }

  @Test(
    "Numbers that no process can have have no value",
    arguments: [.min, -1, 0, 4_194_304, .max] as [Int32])
  func otherNumbersHaveNone(_ number: Int32) {
    var map = ProcessMap<UInt32>()
    map.clear()
    map.set(1, for: ProcessID(rawValue: number))
    map.remove(ProcessID(rawValue: number))
    let value = map[ProcessID(rawValue: number)]
    #expect(value == nil)
  }

  @Test("Before it is prepared or cleared, a map stores nothing")
  func storesNothingBeforeCleared() {
    let map = ProcessMap<UInt32>()
    map.set(1, for: .namespaceInit)
    #expect(values(map) == Self.samples.map { _ in nil })
  }
}
