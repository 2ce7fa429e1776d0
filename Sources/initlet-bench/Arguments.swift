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
      --initlet LABEL=PATH
                      measure the executable PATH too, another build of initlet named
                      LABEL, and divide initlet's figures by its; may be repeated
      --seconds N     take about N seconds; default 120
      --quick         few rounds with small numbers, to see that it works
      -h, --help      print this help

    Candidates: \(Candidate.all(builds: []).map(\.name).joined(separator: ", "))
    Measures: \(MeasureKind.allCases.map(\.rawValue).joined(separator: ", "))

    initlet is built for release, or is the executable that INITLET_EXECUTABLE names.

    """

  var format = Format.text
  var isHelp = false
  var isQuick = false
  var seconds = 120.0
  /// By `PIDNamespace.option`: the namespace in which the user has started the benchmark.
  var outer: String?
  /// Other builds of initlet, in the order given.
  private(set) var builds: [Build] = []
  private var chosenCandidates: Set<Candidate> = []
  private var chosenMeasures: Set<MeasureKind> = []

  init(_ words: some Sequence<String>) throws(Failure) {
    var names: [String] = []
    var words = words.makeIterator()
    while let word = words.next() {
      switch word {
      case "--json": format = .json
      case "--markdown": format = .markdown
      case "--quick": isQuick = true
      case "-h", "--help": isHelp = true
      case "--only": names.append(try Self.value(of: word, words.next()))
      case "--initlet": try addBuild(try Self.value(of: word, words.next()))
      case "--seconds": try setSeconds(try Self.value(of: word, words.next()))
      case PIDNamespace.option: outer = try Self.value(of: word, words.next())
      default: throw Self.failure("there is no '\(word)'")
      }
    }
    // Last, because an option may name a build that a later one gives.
    for name in names { try choose(name) }
  }

  /// All candidates, chosen or not, in the order of the tables.
  var candidates: [Candidate] { Candidate.all(builds: builds) }

  func includes(_ candidate: Candidate) -> Bool {
    chosenCandidates.isEmpty || chosenCandidates.contains(candidate)
  }

  func includes(_ measure: MeasureKind) -> Bool {
    chosenMeasures.isEmpty || chosenMeasures.contains(measure)
  }

  private mutating func addBuild(_ text: String) throws(Failure) {
    guard let build = Build(text) else {
      throw Self.failure("--initlet takes LABEL=PATH, not '\(text)'")
    }
    guard MeasureKind(rawValue: build.label) == nil,
      !candidates.contains(where: { $0.name == build.label })
    else { throw Self.failure("a candidate or a measure is named '\(build.label)' already") }
    builds.append(build)
  }

  private mutating func choose(_ name: String) throws(Failure) {
    if let candidate = candidates.first(where: { $0.name == name }) {
      chosenCandidates.insert(candidate)
    } else if let measure = MeasureKind(rawValue: name) {
      chosenMeasures.insert(measure)
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
