/// The command line of the benchmark.
struct Arguments {
  enum Format {
    case text
    case json
    case markdown
  }

  static let help = """
    Usage: initlet-bench [OPTION...]

    Measures initlet beside no init, the least possible one and the installed peers.

      --json          print JSON
      --markdown      print the tables of the README
      --only NAME     measure NAME alone, a candidate or a measure; may be repeated
      --seconds N     take about N seconds; default 120
      --quick         few rounds with small numbers, to see that it works
      -h, --help      print this help

    Candidates: \(Candidate.allCases.map(\.name).joined(separator: ", "))
    Measures: \(MeasureKind.allCases.map(\.rawValue).joined(separator: ", "))

    """

  var format = Format.text
  var isHelp = false
  var isQuick = false
  var seconds = 120.0
  /// By `PIDNamespace.option`: the namespace in which the user has started the benchmark.
  var outer: String?
  private var candidates: Set<Candidate> = []
  private var measures: Set<MeasureKind> = []

  init(_ words: some Sequence<String>) throws(Failure) {
    var words = words.makeIterator()
    while let word = words.next() {
      switch word {
      case "--json": format = .json
      case "--markdown": format = .markdown
      case "--quick": isQuick = true
      case "-h", "--help": isHelp = true
      case "--only": try limit(to: try Self.value(of: word, words.next()))
      case "--seconds": try setSeconds(try Self.value(of: word, words.next()))
      case PIDNamespace.option: outer = try Self.value(of: word, words.next())
      default: throw Self.failure("there is no '\(word)'")
      }
    }
  }

  func includes(_ candidate: Candidate) -> Bool {
    candidates.isEmpty || candidates.contains(candidate)
  }

  func includes(_ measure: MeasureKind) -> Bool { measures.isEmpty || measures.contains(measure) }

  private mutating func limit(to name: String) throws(Failure) {
    if let candidate = Candidate(rawValue: name) {
      candidates.insert(candidate)
    } else if let measure = MeasureKind(rawValue: name) {
      measures.insert(measure)
    } else {
      throw Self.failure("neither a candidate nor a measure is named '\(name)'")
    }
  }

  private mutating func setSeconds(_ text: String) throws(Failure) {
    guard let number = Double(text), (1...3600).contains(number) else {
      throw Self.failure("--seconds takes a number from 1 to 3600, not '\(text)'")
    }
    seconds = number
  }

  private static func value(of option: String, _ value: String?) throws(Failure) -> String {
    guard let value else { throw failure("\(option) needs a value") }
    return value
  }

  private static func failure(_ what: String) -> Failure {
    Failure("\(what); try 'initlet-bench --help'")
  }
}
