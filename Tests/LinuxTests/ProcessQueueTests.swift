import Testing

@testable import Linux

@Suite("The queue of processes")
struct ProcessQueueTests {
  @Test("It gives back in order, and drops what it has no room for")
  func order() {
    var queue = ProcessQueue()
    let none = queue.next()
    #expect(none == nil)
    queue.removeAll()
    for number: Int32 in 1...140_000 { queue.append(ProcessID(rawValue: number)) }
    var count: Int32 = 0
    while let process = queue.next(), process.rawValue == count + 1 { count += 1 }
    #expect(count == 131_072)
  }
}
