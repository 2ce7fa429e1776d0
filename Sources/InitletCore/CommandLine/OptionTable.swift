/// What an option means, in the order of the rows of the table.
public enum OptionMeaning: UInt8, Sendable, CaseIterable {
  case singleChild, processGroup, all, rewrite, noSession, subreaper
  case parentDeathSignal, gracePeriod, wait, remapExit, warnOnReap
  case pause, verbose, license, version, help
}

/// One row of the option table.
public struct Option: Sendable {
  public let meaning: OptionMeaning
  fileprivate let row: Text

  /// One letter, or a second one that another init uses for the same, or none.
  public var letters: Text { row.field(0) }
  public var long: Text { row.field(1) }
  /// What the help calls the value; a flag has none.
  public var value: Text { row.field(2) }
  public var summary: Text { row.field(3) }

  public var isFlag: Bool { value.isEmpty }
}

/// Every option there is, in the order of the help: the parser and `--help` are
/// made from it, and the README is compared with it.
public enum OptionTable {
  /// LETTERS|LONG|VALUE|SUMMARY, a row for each meaning.
  private static let rows: WordList = """
    c|single-child||signal the command's process alone; no session
    g|process-group||signal its process group (the default)
    a|all||signal every descendant
    r|rewrite|FROM:TO|send TO where FROM came; TO 0 drops it
    |no-setsid||stay in the caller's session
    s|subreaper||adopt orphans when not PID 1 (always on)
    p|parent-death-signal|SIGNAL|be sent SIGNAL when the parent dies
    t|grace-period|SECONDS|time from TERM to KILL for leftovers; default 5
    W|wait||let leftovers end by themselves instead
    e|remap-exit|CODE|report CODE, or CODE-CODE, as 0
    w|warn-on-reap||a line for each adopted process reaped
    P|pause||no command: reap until INT or TERM, exit 0
    v|verbose||say more on stderr; may be repeated
    lL|license||print the licence
    V|version||print the version
    h|help||print this help
    """

  /// The first option for which a condition holds.
  @inline(never)
  public static func first(where condition: (Option) -> Bool) -> Option? {
    var found: Option?
    var index: UInt8 = 0
    _ = rows.first { row in
      guard let meaning = OptionMeaning(rawValue: index) else { return true }
      index &+= 1
      let option = Option(meaning: meaning, row: row)
      guard condition(option) else { return false }
      found = option
      return true
    }
    return found
  }
}

extension Text {
  /// What stands between two `|`, counted from 0.
  @inline(never)
  fileprivate func field(_ number: Int) -> Text {
    var rest = self
    var left = number
    while true {
      let end = rest.firstIndex(of: UInt8(ascii: "|")) ?? rest.length
      if left == 0 || end == rest.length { return rest.prefix(end) }
      rest = rest.dropFirst(end &+ 1)
      left &-= 1
    }
  }
}
