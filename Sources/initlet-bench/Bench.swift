/// A run of the benchmark.
struct Bench {
  /// The chosen candidates that are installed, in the order of the tables.
  let candidates: [Candidate]
  /// The chosen peers that are not installed.
  let missingPeers: [Peer]
  private let executables: Executables
  private let isQuick: Bool
  /// The time of the whole run, in seconds.
  private let seconds: Double

  init(_ arguments: Arguments, _ executables: Executables) {
    self.executables = executables
    isQuick = arguments.isQuick
    seconds = arguments.isQuick ? 0 : arguments.seconds
    candidates = arguments.candidates.filter(executables.canRun)
    missingPeers = Peer.allCases.filter { peer in
      arguments.candidates.contains(.peer(peer)) && !executables.canRun(.peer(peer))
    }
  }

  /// Takes the measures one after the other.
  ///
  /// Where a measure fails, a note takes the place of its rows.
  func run(_ kinds: [MeasureKind]) -> RunResult {
    var result = RunResult()
    let allWeights = kinds.reduce(0) { $0 + $1.weight }
    for kind in kinds {
      Progress.show(kind.rawValue)
      let context = MeasureContext(
        candidates, executables, isQuick: isQuick,
        seconds: allWeights > 0 ? seconds * kind.weight / allWeights : 0)
      do throws(Failure) {
        result.rows += try take(kind, context)
      } catch {
        result.isComplete = false
        context.note("\(kind.rawValue): \(error.message)")
      }
      result.notes += context.notes
      PIDNamespace.killMembers()
    }
    Progress.clear()
    if !isQuick, !Processor.grantsPriority {
      result.notes.append("without real-time priority, which was refused")
    }
    return result
  }

  private func take(_ kind: MeasureKind, _ context: MeasureContext) throws(Failure) -> [Row] {
    let measure = kind.type.init(context)
    if isQuick { return try measure.rows() }
    return try Processor.withPriority { () throws(Failure) in try measure.rows() }
  }
}
