import Testing

@testable import Linux

@Suite("The queue of processes")
struct ProcessQueueTests {
  @Test("It gives back in order, and says what it has no room for")
  func order() {
    var queue = ProcessQueue()
    let isEmpty = queue.next() == nil
    #expect(isEmpty)
    queue.removeAll()
    let accepted = (1...140_000).count { (number: Int32) in
      let process = ProcessID(rawValue: number)
      return queue.append(ProcessQueue.Entry(process: process, parent: .first))
    }
    #expect(accepted == 131_072)
    var count: Int32 = 0
    while let entry = queue.next(), entry.process.rawValue == count + 1, entry.parent == .first {
      count += 1
    }
    #expect(count == 131_072)
  }
}
