extension Arguments {
  /// The text of `--help`.
  static let help = """
    Usage: initlet-bench [OPTION...]

    Measures initlet beside no init, the least possible one and the installed peers.

      --json          print JSON
      --markdown      print results.md, with all tables
      --svg FILE      draw the README's picture of the same run into FILE
      --only NAME     measure NAME alone, a candidate or a measure; may be repeated
      --initlet LABEL=PATH
                      measure the executable PATH too, another build of initlet named
                      LABEL, and divide initlet's figures by its; may be repeated
      --seconds N     take about N seconds; default 120
      --quick         few rounds with small numbers, to see that it works
      -h, --help      print this help

    Candidates: \(Candidate.all(builds: []).map(\.name).joined(separator: ", "))
    Measures: \(MeasureKind.allCases.map(\.rawValue).joined(separator: ", "))

    initlet and limit are built for release, or are the executables that the variables
    INITLET_EXECUTABLE and INITLET_LIMIT name.

    """
}
