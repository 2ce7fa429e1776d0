import Primitives
import Testing

@testable import Linux

@Suite("A sample of processes")
struct ProcessSampleTests {
  @Test(
    "A sample counts all processes and holds the first 8 of them",
    arguments: [0, 1, 7, 8, 9, 1000] as [Int32])
  func holdsTheFirst(_ count: Int32) {
    var sample = ProcessSample()
    for number in 0..<count { sample.append(ProcessID(rawValue: number + 5)) }
    #expect(sample.count == Int(count))
    for index in 0..<20 {
      let expected = index < min(Int(count), 8) ? ProcessID(rawValue: Int32(index) + 5) : nil
      #expect(sample[index] == expected)
    }
  }
}
