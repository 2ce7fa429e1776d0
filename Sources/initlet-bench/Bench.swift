/// What the measures share.
final class Bench {
  let executables: Executables
  /// Those chosen and installed, in the order of the tables.
  let candidates: [Candidate]
  let isQuick: Bool
  /// About the run, for below the tables.
  private(set) var notes: [String] = []
  private let seconds: Double
  private var share = 0.0

  init(_ arguments: Arguments, _ executables: Executables) {
    self.executables = executables
    candidates = Candidate.allCases.filter { candidate in
      arguments.includes(candidate)
        && (candidate == .bare || executables.path(candidate) != nil)
    }
    isQuick = arguments.isQuick
    seconds = arguments.isQuick ? 0 : arguments.seconds
  }

  /// Those that have an executable.
  var inits: [Candidate] { candidates.filter { $0 != .bare } }

  /// Runs measures, one after the other.
  func run(_ measures: [MeasureKind]) throws(Failure) -> [Row] {
    // Their shares are those of a whole run.
    let whole = measures.reduce(0) { $0 + $1.share }
    var rows: [Row] = []
    for measure in measures {
      share = whole > 0 ? measure.share / whole : 0
      Progress.show(measure.rawValue)
      rows += try measure.run(self)
      PIDNamespace.clear()
    }
    Progress.end()
    return rows
  }

  func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// A number of processes, signals or rounds, smaller in a quick run.
  func scaled(_ number: Int) -> Int { isQuick ? max(number / 50, 2) : number }

  /// The time for a part of the measure that is running.
  func budget(_ part: Double = 1) -> Budget { Budget(seconds: seconds * share * part) }

  /// Takes turns among candidates for as long as there is time, but a few times at least.
  ///
  /// Who begins changes with each round, so that none always follows the same other.
  func rounds(
    _ candidates: [Candidate], part: Double = 1, atLeast least: Int = 3,
    _ body: (Candidate) throws(Failure) -> Void
  ) throws(Failure) {
    let budget = budget(part)
    var round = 0
    while round < least || !budget.isSpent {
      for index in candidates.indices {
        try body(candidates[(index + round) % candidates.count])
      }
      round += 1
    }
  }

  /// Starts a command of the fixture, below a candidate.
  func start(_ candidate: Candidate, _ role: Role, _ command: [String]) throws(Failure) -> Process {
    try Process(
      executables.words(candidate, role, [executables.fixture] + command), role: role)
  }
}
