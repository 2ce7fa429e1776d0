import Primitives
import Testing

@testable import Linux

@Suite("The queue of processes")
struct ProcessQueueTests {
  @Test("A queue gives processes back in order, and refuses what it has no room for")
  func keepsOrderAndLimit() {
    var queue = ProcessQueue()
    let isEmpty = queue.removeFirst() == nil
    #expect(isEmpty)
    queue.removeAll()
    let accepted = (1...140_000).count { (number: Int32) in
      let process = ProcessID(rawValue: number)
      return queue.append(ProcessQueue.Entry(process: process, parent: .namespaceInit))
    }
    #expect(accepted == 131_072)
    var count: Int32 = 0
    while let entry = queue.removeFirst(), entry.process.rawValue == count + 1,
      entry.parent == .namespaceInit
    {
      count += 1
    }
    #expect(count == 131_072)
  }
}
