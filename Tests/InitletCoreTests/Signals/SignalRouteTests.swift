import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("Where signals are sent on")
struct SignalRouteTests {
  @Test("Each signal is sent on as itself at first", arguments: Signal.all)
  func sendsItselfAtFirst(_ signal: Signal) {
    #expect(SignalRoute().target(of: signal) == signal)
  }

  @Test("A rewrite or a drop of a signal changes no other", arguments: Signal.all)
  func changesOne(_ signal: Signal) {
    for replacement in [Signal.terminate, .kill, nil] {
      var route = SignalRoute()
      route.rewrite(signal, to: replacement)
      #expect(route.target(of: signal) == replacement)
      let others = Signal.all.filter { $0 != signal }
      #expect(others.allSatisfy { route.target(of: $0) == $0 })
    }
  }

  @Test("A signal counts as rewritten even where it is rewritten to itself", arguments: Signal.all)
  func remembersRewrites(_ signal: Signal) {
    var route = SignalRoute()
    #expect(!route.rewrites(signal))
    route.rewrite(signal, to: signal)
    #expect(Signal.all.filter(route.rewrites) == [signal])
    #expect(route.target(of: signal) == signal)
  }

  @Test("The last rewrite of a signal counts, and rewrites do not add up")
  func lastOneCounts() {
    var route = SignalRoute()
    route.rewrite(.hangUp, to: nil)
    route.rewrite(.hangUp, to: .terminate)
    route.rewrite(.terminate, to: .quit)
    #expect(route.target(of: .hangUp) == .terminate)
    #expect(route.target(of: .terminate) == .quit)
  }
}
