/// What an option means, in the order of the table.
public enum OptionMeaning: UInt8, Sendable, CaseIterable {
  case singleChild, processGroup, all, rewrite, noSession, subreaper
  case parentDeathSignal, gracePeriod, wait, remapExit, warnOnReap
  case pause, verbose, license, version, help
}

/// Every option there is.
///
/// The table is the text of `--help`, from which the parser reads the names, so
/// that the two cannot differ; the README is compared with it.
public enum OptionTable {
  private static let lines: WordList = """
    Usage: initlet [OPTION...] [--] COMMAND [ARGUMENT...]
    Run COMMAND as a container's init: forward signals to it, reap zombies,
    and leave no descendant behind when it ends.

      -c, --single-child          signal the command's process alone; no session
      -g, --process-group         signal its process group (the default)
      -a, --all                   signal every descendant
      -r, --rewrite FROM:TO       send TO where FROM came; TO 0 drops it
          --no-setsid             stay in the caller's session
      -s, --subreaper             adopt orphans when not PID 1 (always on)
      -p, --parent-death-signal SIGNAL
                                  be sent SIGNAL when the parent dies
      -t, --grace-period SECONDS  time from TERM to KILL for leftovers; default 5
      -W, --wait                  let leftovers end by themselves instead
      -e, --remap-exit CODE       report CODE, or CODE-CODE, as 0
      -w, --warn-on-reap          a line for each adopted process reaped
      -P, --pause                 no command: reap until INT or TERM, exit 0
      -v, --verbose               say more on stderr; may be repeated
      -l, -L, --license           print the licence
      -V, --version               print the version
      -h, --help                  print this help

    Exit status: the command's, 128+n if signal n killed it, 127 if it was not
    found, 126 if it cannot be executed, 1 for bad usage or a failure of the init.

    """

  /// The help, every line of which is ended.
  public static var text: Text { lines.text }

  public static func makeIterator() -> Iterator {
    Iterator()
  }

  /// The options that are still to come.
  public struct Iterator: IteratorProtocol {
    private var rest = lines.makeIterator()
    private var index: UInt8 = 0

    @inline(never)
    public mutating func next() -> Option? {
      while let line = rest.next() {
        guard line.hasPrefix("  "), let option = Option(line, index) else { continue }
        index &+= 1
        return option
      }
      return nil
    }
  }
}

/// One option, as its line in the help tells.
public struct Option: Sendable {
  public let meaning: OptionMeaning
  /// The name behind `--`.
  public let long: Text
  /// Whether it has no value: blanks follow the name, and not just one.
  public let isFlag: Bool
  private let line: Text

  /// Reads `-x, --name VALUE  …`; fails for a line that is none of an option.
  fileprivate init?(_ line: Text, _ index: UInt8) {
    var start = 0
    while start &+ 1 < line.length, !line.isDash(at: start) || !line.isDash(at: start &+ 1) {
      start &+= 1
    }
    let rest = line.dropFirst(min(start &+ 2, line.length))
    guard !rest.isEmpty, let meaning = OptionMeaning(rawValue: index) else { return nil }
    self.meaning = meaning
    self.line = line.prefix(start)
    long = rest.prefix(rest.firstIndex(of: UInt8(ascii: " ")) ?? rest.length)
    isFlag = rest.dropFirst(long.length).hasPrefix("  ")
  }

  /// Whether one of its short names is this letter.
  public func hasShortName(_ letter: UInt8) -> Bool {
    var offset = 1
    while offset < line.length {
      if line[offset] == letter, line.isDash(at: offset &- 1) { return true }
      offset &+= 1
    }
    return false
  }
}

extension Text {
  fileprivate func isDash(at offset: Int) -> Bool {
    self[offset] == UInt8(ascii: "-")
  }
}
