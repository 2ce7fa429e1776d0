import Linux
import Testing

@Suite("Marks of processes")
struct ProcessMarksTests {
  private static let samples = [1, 2, 63, 64, 65, 4095, 32_768, 4_194_303, 4_194_304].map {
    ProcessID(rawValue: $0)
  }

  private func values(_ marks: borrowing ProcessMarks) -> [UInt32] {
    var values: [UInt32] = []
    for process in Self.samples { values.append(marks[process]) }
    return values
  }

  @Test("Each process has its own, up to the highest number there is")
  func each() {
    var marks = ProcessMarks()
    marks.clear()
    var expected = Self.samples.map { _ in UInt32(0) }
    #expect(values(marks) == expected)
    for (index, process) in Self.samples.enumerated() {
      marks[process] = .max - UInt32(index)
      expected[index] = .max - UInt32(index)
      #expect(values(marks) == expected)
    }
    marks.clear()
    #expect(values(marks) == Self.samples.map { _ in 0 })
  }

  @Test(
    "Numbers of no process have none",
    arguments: [.min, -1, 0, 4_194_305, .max] as [Int32])
  func outOfBounds(_ number: Int32) {
    var marks = ProcessMarks()
    marks.clear()
    marks[ProcessID(rawValue: number)] = 1
    let mark = marks[ProcessID(rawValue: number)]
    #expect(mark == 0)
  }

  @Test("Before they are cleared for the first time, there are none")
  func unused() {
    let marks = ProcessMarks()
    marks[.first] = 1
    #expect(values(marks) == Self.samples.map { _ in 0 })
  }
}
