import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("The outer init at the end of the inner one")
struct InnerEndTests {
  @Test("A code of the inner init is the outer one's", arguments: [0, 1, 7, 137, 255] as [UInt8])
  func codeIsPassedOn(_ code: UInt8) {
    #expect(InnerEnd(.exited(ExitCode(code))) == .exit(ExitCode(code)))
  }

  @Test(
    "An inner init that was killed ends everything, but by INT the outer one", arguments: Signal.all
  )
  func killEndsEverything(_ signal: Signal) {
    let expected: InnerEnd =
      signal == .interrupt
      ? .interrupt(ExitCode(130)) : .endEverything(signal, as: .killed(.kill))
    #expect(InnerEnd(.killed(signal)) == expected)
  }

  @Test(
    "Whatever the options, the outer init ends what is left, and exits with 137",
    arguments: [
      ["-W"], ["-t2"], ["-e137"], ["--orphans=kill"], ["-vv", "-w"], ["-rTERM:0", "-a"],
    ], ["initlet", "tini", "dumb-init", "catatonit"])
  func outerEndsWhatIsLeft(_ words: [String], _ name: String) throws {
    // The peers know few of the options.
    let words = name == "initlet" ? words : []
    let options = try Options(words: words, calledBy: name).forOuter()
    #expect(!options.isVerbose && !options.reportsReaps && options.orphanSignal == nil)
    var lifecycle = Lifecycle(options, followsStops: false, isNamespaceInit: false)
    let now = Instant(nanoseconds: 0)
    #expect(lifecycle.handle(.commandEnded(.killed(.kill)), now: { now }) == .wait)
    #expect(lifecycle.handle(.childrenRemain, now: { now }) == .endLeftovers(.tops))
    #expect(lifecycle.handle(.childrenGone, now: { now }) == .exit(ExitCode(137)))
  }
}
