/// What an option means, in the order of the table.
public enum OptionMeaning: UInt8, Sendable, CaseIterable {
  case singleChild, processGroup, all, rewrite, noSession, subreaper
  case parentDeathSignal, gracePeriod, wait, orphans, guarded
  case childDeathSignal, remapExit, warnOnReap
  case pause, copyTo, verbose, license, version, help
}

/// Every option there is.
///
/// The table is the text of `--help`, from which the parser reads the names, so
/// that the two cannot differ; the README is compared with it.
/// A tab stands for the blanks in front of a summary, `%N` for the name that the
/// program goes by and `%V` for its version.
public enum OptionTable {
  private static let lines: WordList = """
    %N (%V)
    Usage: %N [OPTION...] [--] COMMAND [ARGUMENT...]
    Run COMMAND under the supervision of a valid init process: forward signals to
    it, reap zombies, and leave no descendant behind when it ends.

      -c, --single-child\tsignal the command's process alone; no session
      -g, --process-group\tsignal its process group (the default)
      -a, --all\tsignal every descendant
      -r, --rewrite FROM:TO\tsend TO where FROM came; TO 0 drops it
          --no-setsid\tstay in the caller's session
      -s, --subreaper\tadopt orphans when not PID 1 (the default)
      -p, --parent-death-signal SIGNAL
    \tbe sent SIGNAL when the parent dies
      -t, --grace-period SECONDS\ttime from TERM to KILL for leftovers; default 5
      -W, --wait\tlet leftovers end by themselves instead
          --orphans POLICY\tadopted while the command runs: keep, term, kill
          --guard\tsurvive a KILL of one of two inits
          --child-death-signal SIGNAL
    \tsend the command SIGNAL when the init dies
      -e, --remap-exit CODE\treport CODE, or CODE-CODE, as 0
      -w, --warn-on-reap\ta line for each adopted process reaped
      -P, --pause\tno command: reap until INT or TERM, exit 0
          --copy-to PATH\tcopy this executable to PATH
      -v, --verbose\tbe more verbose; may be repeated
      -l, -L, --license\tprint the licence
      -V, --version\tprint the version
      -h, --help\tprint this help

    Exit status: the command's; 128+n if signal n killed it, 127 if it was not
    found, 126 if it cannot be run, 1 for bad usage or a failure of the init.
    """

  /// The help, line by line.
  public static var help: WordList { lines }

  /// Finds the option with this letter.
  @inline(never)
  static func find(letter: UInt8) -> Option? {
    var rows = Rows()
    while let row = rows.next() {
      var offset = 1
      while offset < row.letters.length {
        if row.letters[offset] == letter, row.letters.isDash(at: offset &- 1) { return row.option }
        offset &+= 1
      }
    }
    return nil
  }

  /// Finds the option with this name, or the only one that begins so.
  @inline(never)
  static func find(name: Text) -> Match {
    var rows = Rows()
    var match = Match.none
    if name.isEmpty { return match }
    while let row = rows.next() {
      guard row.name.hasPrefix(name) else { continue }
      if name.length == row.name.length { return .one(row.option) }
      match = match == .none ? .one(row.option) : .several
    }
    return match
  }

  enum Match: Equatable {
    case none, several
    case one(Option)
  }

  /// The options in their order; to be read by the tests too.
  public struct Rows: IteratorProtocol {
    private var lines = OptionTable.lines.makeIterator()
    private var index: UInt8 = 0

    public init() {}

    @inline(never)
    public mutating func next() -> Row? {
      while let line = lines.next() {
        guard line.hasPrefix("  "), let row = Row(line, index) else { continue }
        index &+= 1
        return row
      }
      return nil
    }
  }
}

/// One option.
public struct Option: Equatable, Sendable {
  public let meaning: OptionMeaning
  /// Whether it has no value.
  public let isFlag: Bool
}

/// One option as its line in the help tells.
public struct Row {
  public let option: Option
  /// What stands in front of the name: `  -x, `.
  public let letters: Text
  /// The name without its dashes.
  public let name: Text

  /// Reads `  -x, --name VALUE`; fails for a line that is none of an option.
  fileprivate init?(_ line: Text, _ index: UInt8) {
    var start = 0
    while start &+ 1 < line.length, !line.isDash(at: start) || !line.isDash(at: start &+ 1) {
      start &+= 1
    }
    let rest = line.dropFirst(min(start &+ 2, line.length))
    guard !rest.isEmpty, let meaning = OptionMeaning(rawValue: index) else { return nil }
    letters = line.prefix(start)
    let tab = rest.firstIndex(of: UInt8(ascii: "\t")) ?? rest.length
    let blank = rest.prefix(tab).firstIndex(of: UInt8(ascii: " "))
    name = rest.prefix(blank ?? tab)
    option = Option(meaning: meaning, isFlag: blank == nil)
  }
}

extension Text {
  fileprivate func isDash(at offset: Int) -> Bool {
    self[offset] == UInt8(ascii: "-")
  }
}
