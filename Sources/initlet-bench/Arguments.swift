/// The command line of the benchmark.
struct Arguments {
  private(set) var format = ReportFormat.text
  /// The file that the picture goes to.
  private(set) var picture: String?
  private(set) var asksForHelp = false
  private(set) var isQuick = false
  /// The time of a whole run, in seconds.
  private(set) var seconds = 120.0
  /// The PID namespace in which the user started the benchmark, given by `PIDNamespace.option`.
  private(set) var callersNamespace: String?
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
      case "--svg": picture = try Self.value(of: word, words.next())
      case "--quick": isQuick = true
      case "-h", "--help": asksForHelp = true
      case "--only": names.append(try Self.value(of: word, words.next()))
      case "--initlet": try addBuild(try Self.value(of: word, words.next()))
      case "--seconds": try setSeconds(try Self.value(of: word, words.next()))
      case PIDNamespace.option: callersNamespace = try Self.value(of: word, words.next())
      default: throw Self.usageFailure("there is no '\(word)'")
      }
    }
    // Last, because --only may name a build that a later --initlet gives.
    for name in names { try choose(name) }
  }

  /// The candidates that are to be measured if they are installed, in the order of the tables.
  var candidates: [Candidate] {
    nameableCandidates.filter { chosenCandidates.isEmpty || chosenCandidates.contains($0) }
  }

  /// The measures that are to be taken, in the order of the tables.
  var measures: [MeasureKind] {
    MeasureKind.allCases.filter { chosenMeasures.isEmpty || chosenMeasures.contains($0) }
  }

  private var nameableCandidates: [Candidate] { Candidate.all(builds: builds) }

  private mutating func addBuild(_ text: String) throws(Failure) {
    guard let build = Build(text) else {
      throw Self.usageFailure("--initlet takes LABEL=PATH, not '\(text)'")
    }
    guard MeasureKind(rawValue: build.label) == nil,
      !nameableCandidates.contains(where: { $0.name == build.label })
    else { throw Self.usageFailure("a candidate or a measure is named '\(build.label)' already") }
    builds.append(build)
  }

  private mutating func choose(_ name: String) throws(Failure) {
    if let candidate = nameableCandidates.first(where: { $0.name == name }) {
      chosenCandidates.insert(candidate)
    } else if let measure = MeasureKind(rawValue: name) {
      chosenMeasures.insert(measure)
    } else {
      throw Self.usageFailure("neither a candidate nor a measure is named '\(name)'")
    }
  }

  private mutating func setSeconds(_ text: String) throws(Failure) {
    guard let number = Double(text), (1...3600).contains(number) else {
      throw Self.usageFailure("--seconds takes a number from 1 to 3600, not '\(text)'")
    }
    seconds = number
  }

  private static func value(of option: String, _ value: String?) throws(Failure) -> String {
    guard let value else { throw usageFailure("\(option) needs a value") }
    return value
  }

  private static func usageFailure(_ reason: String) -> Failure {
    Failure("\(reason); try 'initlet-bench --help'")
  }
}
