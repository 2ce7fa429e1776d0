import InitletCore
import Testing

@Suite("Where signals are sent on")
struct SignalRouteTests {
  @Test("Each as itself, at first", arguments: Signal.all)
  func identity(_ signal: Signal) {
    #expect(SignalRoute().target(of: signal) == signal)
  }

  @Test("A rewrite or a drop changes one signal alone", arguments: Signal.all)
  func changesOne(_ signal: Signal) {
    for replacement in [Signal.terminate, .kill, nil] {
      var route = SignalRoute()
      route.rewrite(signal, to: replacement)
      #expect(route.target(of: signal) == replacement)
      let others = Signal.all.filter { $0 != signal }
      #expect(others.allSatisfy { route.target(of: $0) == $0 })
    }
  }

  @Test("The last rewrite counts, and rewrites do not add up")
  func lastOneCounts() {
    var route = SignalRoute()
    route.rewrite(.hangUp, to: nil)
    route.rewrite(.hangUp, to: .terminate)
    route.rewrite(.terminate, to: .quit)
    #expect(route.target(of: .hangUp) == .terminate)
    #expect(route.target(of: .terminate) == .quit)
  }
}
