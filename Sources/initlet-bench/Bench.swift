/// What the measures share.
final class Bench {
  let executables: Executables
  /// Those chosen and installed, in the order of the tables.
  let candidates: [Candidate]
  let isQuick: Bool
  /// About the run, for below the tables.
  private(set) var notes: [String] = []
  /// Whether a measure could not be taken.
  private(set) var hasFailed = false
  private let seconds: Double
  private var share = 0.0

  init(_ arguments: Arguments, _ executables: Executables) {
    self.executables = executables
    candidates = arguments.candidates.filter { candidate in
      arguments.includes(candidate)
        && (candidate == .bare || executables.path(candidate) != nil)
    }
    isQuick = arguments.isQuick
    seconds = arguments.isQuick ? 0 : arguments.seconds
  }

  /// Those that have an executable.
  var inits: [Candidate] { candidates.filter { $0 != .bare } }

  /// Runs measures, one after the other; one that fails is a note in the place of its rows.
  func run(_ measures: [MeasureKind]) -> [Row] {
    // Their shares are those of a whole run.
    let whole = measures.reduce(0) { $0 + $1.share }
    var rows: [Row] = []
    for measure in measures {
      share = whole > 0 ? measure.share / whole : 0
      Progress.show(measure.rawValue)
      do throws(Failure) {
        if isQuick {
          rows += try measure.run(self)
        } else {
          rows += try Processor.first { () throws(Failure) in try measure.run(self) }
        }
      } catch {
        hasFailed = true
        note("\(measure.rawValue): \(error.message)")
      }
      PIDNamespace.clear()
    }
    Progress.end()
    if !isQuick, !Processor.hasPriority { note("without real-time priority, which was refused") }
    return rows
  }

  func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// A number of processes, signals or rounds, smaller in a quick run.
  func scaled(_ number: Int) -> Int { isQuick ? max(number / 50, 2) : number }

  /// The time for a part of the measure that is running.
  func budget(_ part: Double = 1) -> Budget { Budget(seconds: seconds * share * part) }

  /// Takes turns among candidates for as long as there is time, but a few times at least, unless
  /// that takes far too long.
  ///
  /// Who begins changes with each round, so that none always follows the same other.
  func rounds(
    _ candidates: [Candidate], part: Double = 1, atLeast least: Int = 3,
    _ body: (Candidate) throws(Failure) -> Void
  ) throws(Failure) {
    let budget = budget(part)
    let patience = isQuick ? Budget(seconds: 30) : self.budget(part * 3)
    var round = 0
    while round == 0 || !budget.isSpent || (round < least && !patience.isSpent) {
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

  /// Starts a command that waits to be told what to do, and waits until the init sleeps as well.
  func startAsleep(_ candidate: Candidate) throws(Failure) -> Process {
    let process = try start(candidate, .pid1, ["reap-load"])
    _ = try process.line()
    let budget = Budget(seconds: 20)
    // Asleep twice in a row, since it may have slept while the command was executed.
    for _ in 0..<2 {
      repeat {
        if budget.isSpent { throw Failure("\(candidate.name) does not go to sleep") }
        Clock.sleep(0.01)
      } while File.text("/proc/\(process.pid)/stat")?.contains(") S ") != true
    }
    return process
  }
}
