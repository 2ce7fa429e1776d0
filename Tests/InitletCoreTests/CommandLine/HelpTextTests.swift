import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("--help")
struct HelpTextTests {
  private let lines = HelpText.lines(for: .native, .sample)

  @Test("No line of the help is wider than 80 columns", arguments: Profile.allCases)
  func fitsInto80Columns(_ profile: Profile) {
    let version = Version(number: "10.10.10", commit: "abcdef0")
    #expect(HelpText.lines(for: profile, version).filter { $0.count > 80 } == [])
  }

  @Test("Each option has one place in the help, in the order of the options")
  func eachOptionHasOnePlace() throws {
    var places: [Int] = []
    for option in InitletCore.Option.allCases {
      let name = "--" + option.spec.name.string
      let found = lines.indices.filter { lines[$0].split(separator: " ").contains { $0 == name } }
      places.append(try #require(found.first))
      #expect(found.count == 1)
    }
    #expect(places == places.sorted())
  }

  @Test("The help is the same, byte for byte")
  func isTheSnapshot() {
    #expect(lines.joined(separator: "\n") == Self.expected)
  }

  @Test(
    "The help names the program and its version",
    arguments: [
      (Profile.tini, "tini (tini version 1.2.3 - git.abcdef0)", "tini"),
      (.dumbInit, "dumb-init (dumb-init v1.2.3)", "dumb-init"),
      (.catatonit, "catatonit (tini version 1.2.3_catatonit)", "catatonit"),
      (.pause, "pause (pause 1.2.3)", "pause"),
    ])
  func namesProgramAndVersion(_ profile: Profile, _ title: String, _ name: String) {
    let other = HelpText.lines(for: profile, .sample)
    #expect(other[0] == title)
    #expect(other[1] == "Usage: \(name) [OPTION...] [--] COMMAND [ARGUMENT...]")
    #expect(other.dropFirst(2) == lines.dropFirst(2))
  }

  private static let expected = """
    initlet (initlet version 1.2.3 - git.abcdef0)
    Usage: initlet [OPTION...] [--] COMMAND [ARGUMENT...]
    Run COMMAND under the supervision of an init: forward signals to it, reap
    zombies, and end what it leaves behind (by another's name: with -t).

      -c, --single-child            signal the command's process alone; no session
      -g, --process-group           signal its process group
      -a, --all                     signal every descendant
      -r, --rewrite FROM:TO         send TO where FROM came; TO 0 drops it
          --no-setsid               stay in the caller's session
      -s, --subreaper               adopt orphans when not PID 1
      -p, --parent-death-signal SIGNAL
                                    be sent SIGNAL when the parent dies
      -t, --grace-period SECONDS    TERM to KILL for leftovers; initlet's default 5
          --stop-timeout SECONDS    time for the command to end; default no limit
          --stop-delay SECONDS      time to hold back the first TERM, INT or QUIT
      -W, --wait                    let leftovers end by themselves
          --orphans POLICY          adopted while the command runs: keep, term, kill
          --guard                   leave nothing even if the init is killed
          --child-death-signal SIGNAL
                                    send the command SIGNAL when the init dies
      -e, --remap-exit CODE         report CODE, or CODE-CODE, as 0
      -w, --warn-on-reap            a line for each orphan reaped
      -P, --pause                   no command: reap until INT or TERM, exit 0
          --copy-to PATH            copy this executable to PATH
      -v, --verbose                 be more verbose; may be repeated
      -l, -L, --license             print the licence
      -V, --version                 print the version
      -h, --help                    print this help

    Exit status: the command's; 128+n if signal n killed it. As initlet 127 if
    not found, 126 if it cannot be run, 1 for bad usage or its own failure.
    """
}
