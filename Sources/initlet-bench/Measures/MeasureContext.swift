/// The surroundings of one measure: the candidates, their executables and the time.
final class MeasureContext {
  /// The candidates to measure, in the order of the tables.
  let candidates: [Candidate]
  let executables: Executables
  let isQuick: Bool
  /// Remarks about the measure, for below the tables.
  private(set) var notes: [String] = []
  /// The time that the measure is to take.
  private let seconds: Double

  init(
    _ candidates: [Candidate], _ executables: Executables, isQuick: Bool, seconds: Double
  ) {
    self.candidates = candidates
    self.executables = executables
    self.isQuick = isQuick
    self.seconds = seconds
  }

  /// The candidates that have an executable.
  var inits: [Candidate] { candidates.filter { $0 != .bare } }

  /// Adds a remark unless it was added before.
  func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// A number of processes, signals or rounds, reduced in a quick run.
  func scaled(_ number: Int) -> Int { isQuick ? max(number / 50, 2) : number }

  /// Measures candidates in turns until `part` of the measure's time is over.
  ///
  /// There are at least `minimum` rounds, unless they take three times that long. The order within
  /// a round is random, because a start is a few percent faster or slower after that of one
  /// candidate than after that of another.
  func repeatRounds(
    _ candidates: [Candidate], part: Double = 1, minimum: Int = 3,
    _ body: (Candidate) throws(Failure) -> Void
  ) throws(Failure) {
    let limit = TimeLimit(seconds: seconds * part)
    let limitOfMinimum = TimeLimit(seconds: isQuick ? 30 : seconds * part * 3)
    var round = 0
    repeat {
      for candidate in candidates.shuffled() { try body(candidate) }
      round += 1
    } while !limit.isReached || (round < minimum && !limitOfMinimum.isReached)
  }

  /// Starts a command of the fixture under a candidate.
  func start(
    _ candidate: Candidate, _ role: Role, _ command: [String]
  ) throws(Failure) -> Process {
    try Process(
      executables.words(candidate, role, [executables.fixture] + command), role: role)
  }

  /// Starts the fixture's `reap-load`, which waits for its input, and waits until the init sleeps.
  func startAsleep(_ candidate: Candidate) throws(Failure) -> Process {
    let process = try start(candidate, .pid1, ["reap-load"])
    try process.line()
    let limit = TimeLimit(seconds: 20)
    // Twice in a row, since the init may have slept while the command was executed.
    for _ in 0..<2 {
      repeat {
        if limit.isReached { throw Failure("\(candidate.name) does not go to sleep") }
        Clock.sleep(seconds: 0.01)
      } while File.text("/proc/\(process.pid)/stat")?.contains(") S ") != true
    }
    return process
  }
}
