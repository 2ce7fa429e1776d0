import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("The init stops its job as the terminal has stopped the command")
struct SuspensionPlanTests {
  @Test(
    "TTIN and TTOU continue the command where the shell has moved the foreground to the job",
    arguments: [true, false])
  func movedForegroundContinuesCommand(_ isNamespaceInit: Bool) {
    for signal in Signal.all {
      let plan = SuspensionPlan(
        for: signal, isJobForeground: true, isNamespaceInit: isNamespaceInit)
      let isTerminalAccess = signal == .terminalInput || signal == .terminalOutput
      #expect((plan == .continueCommand) == isTerminalAccess, "\(signal.name)")
    }
  }

  @Test(
    "Any other stop stops the job with the same signal, but STOP with TSTP",
    arguments: [true, false])
  func stopStopsJobWithSameSignal(_ isNamespaceInit: Bool) {
    // TSTP as PID 1 too; TTIN and TTOU elsewhere.
    let inVain: [UInt8] = isNamespaceInit ? [20] : [20, 21, 22]
    for signal in Signal.all {
      let plan = SuspensionPlan(
        for: signal, isJobForeground: false, isNamespaceInit: isNamespaceInit)
      let expected = SuspensionPlan.stopJob(
        with: signal == .stop ? .terminalStop : signal,
        mayBeInVain: inVain.contains(signal.rawValue))
      #expect(plan == expected, "\(signal.name)")
    }
  }
}
