import Foundation
import Synchronization

@testable import TestSupport

/// Takes each element's result, some elements side by side: each spends its time waiting for other
/// processes, on a thread of its own.
final class Workers<Element: Sendable, Result: Sendable>: Sendable {
  private let elements: [Element]
  private let body: @Sendable (Element) -> Result
  private let state = Mutex((next: 0, results: [Result]()))
  private let done = DispatchGroup()

  init(_ elements: [Element], _ body: @escaping @Sendable (Element) -> Result) {
    self.elements = elements
    self.body = body
  }

  /// All of the results, in no order.
  func results(of count: Int) -> [Result] {
    for _ in 0..<count {
      done.enter()
      Thread { [self] in
        while let element = takeNext() {
          let result = body(element)
          state.withLock { $0.results.append(result) }
        }
        done.leave()
      }.start()
    }
    done.wait()
    return state.withLock { $0.results }
  }

  private func takeNext() -> Element? {
    state.withLock { state in
      guard state.next < elements.count else { return nil }
      defer { state.next += 1 }
      return elements[state.next]
    }
  }
}
