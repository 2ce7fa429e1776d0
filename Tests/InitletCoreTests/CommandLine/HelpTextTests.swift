import InitletCore
import Testing

@Suite("--help")
struct HelpTextTests {
  private let lines = OptionTable.help.lines

  @Test("No line is wider than 80 columns")
  func width() {
    #expect(lines.filter { $0.count > 80 } == [])
  }

  @Test("Each option has one row, in the order of its meanings")
  func oneRowEach() {
    var rows = OptionTable.Rows()
    var meanings: [OptionMeaning] = []
    while let row = rows.next() {
      meanings.append(row.option.meaning)
      let name = "--" + row.name.string
      #expect(lines.filter { $0.split(separator: " ").contains { $0 == name } }.count == 1)
    }
    #expect(meanings == OptionMeaning.allCases)
  }

  @Test("The whole text")
  func snapshot() {
    #expect(lines.joined(separator: "\n") == Self.expected)
  }

  private static let expected = """
    %N (%V)
    Usage: %N [OPTION...] [--] COMMAND [ARGUMENT...]
    Run COMMAND under the supervision of a valid init process: forward signals to
    it, reap zombies, and leave no descendant behind when it ends.

      -c, --single-child            signal the command's process alone; no session
      -g, --process-group           signal its process group (the default)
      -a, --all                     signal every descendant
      -r, --rewrite FROM:TO         send TO where FROM came; TO 0 drops it
          --no-setsid               stay in the caller's session
      -s, --subreaper               adopt orphans when not PID 1 (the default)
      -p, --parent-death-signal SIGNAL
                                    be sent SIGNAL when the parent dies
      -t, --grace-period SECONDS    time from TERM to KILL for leftovers; default 5
      -W, --wait                    let leftovers end by themselves instead
          --orphans POLICY          adopted while the command runs: keep, term, kill
          --guard                   survive a KILL of one of two inits
          --child-death-signal SIGNAL
                                    send the command SIGNAL when the init dies
      -e, --remap-exit CODE         report CODE, or CODE-CODE, as 0
      -w, --warn-on-reap            a line for each adopted process reaped
      -P, --pause                   no command: reap until INT or TERM, exit 0
          --copy-to PATH            copy this executable to PATH
      -v, --verbose                 be more verbose; may be repeated
      -l, -L, --license             print the licence
      -V, --version                 print the version
      -h, --help                    print this help

    Exit status: the command's; 128+n if signal n killed it, 127 if it was not
    found, 126 if it cannot be run, 1 for bad usage or a failure of the init.
    """
}
