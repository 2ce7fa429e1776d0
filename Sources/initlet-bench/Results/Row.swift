/// One measured quantity, for all candidates.
struct Row {
  enum Better {
    case lower
    case higher
  }

  /// For machines: the measure and what of it, such as `start.exit`.
  let id: String
  let title: String
  let unit: String
  var better = Better.lower
  /// By candidate, in the order in which they were taken: one a round.
  private(set) var samples: [Candidate: [Double]] = [:]
  /// What is said of a candidate in the place of a figure.
  private(set) var remarks: [Candidate: String] = [:]

  init(_ id: String, _ title: String, _ unit: String, better: Better = .lower) {
    self.id = id
    self.title = title
    self.unit = unit
    self.better = better
  }

  mutating func add(_ sample: Double, _ candidate: Candidate) {
    samples[candidate, default: []].append(sample)
  }

  mutating func remark(_ text: String, _ candidate: Candidate) {
    remarks[candidate] = text
  }

  subscript(_ candidate: Candidate) -> Summary? { samples[candidate].flatMap(Summary.init) }

  /// What each candidate adds to another, from samples of the same round.
  func added(to base: Candidate, _ id: String, _ title: String) -> Row {
    var row = Row(id, title, unit)
    let baseSamples = samples[base] ?? []
    for (candidate, values) in samples where candidate != base {
      for (value, baseValue) in zip(values, baseSamples) { row.add(value - baseValue, candidate) }
    }
    return row
  }

  /// The peer with the best median.
  var bestPeer: Candidate? {
    let peers = Peer.allCases.map(Candidate.peer).compactMap { peer in
      self[peer].map { (peer: peer, median: $0.median) }
    }
    let best =
      better == .lower
      ? peers.min { $0.median < $1.median } : peers.max { $0.median < $1.median }
    return best?.peer
  }

  /// How many times initlet's median is another's.
  func ratio(to other: Candidate?) -> Double? {
    guard let other, let own = self[.initlet]?.median, let base = self[other]?.median, base > 0
    else { return nil }
    return own / base
  }

  /// How many times initlet's sample is another's of the same round.
  ///
  /// What disturbs a whole round disturbs both samples, and leaves their ratio alone.
  func ratioByRound(to other: Candidate) -> Summary? {
    guard let own = samples[.initlet], let base = samples[other] else { return nil }
    return Summary(zip(own, base).filter { $0.1 > 0 }.map { $0 / $1 })
  }
}
