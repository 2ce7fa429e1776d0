/// The figures of all candidates for one quantity.
struct Row {
  let quantity: Quantity
  /// By candidate, in the order in which they were taken: one a round.
  private(set) var samples: [Candidate: [Double]] = [:]
  /// The texts that replace the figure of a candidate.
  private(set) var remarks: [Candidate: String] = [:]

  init(_ quantity: Quantity) {
    self.quantity = quantity
  }

  mutating func add(_ sample: Double, _ candidate: Candidate) {
    samples[candidate, default: []].append(sample)
  }

  mutating func remark(_ text: String, _ candidate: Candidate) {
    remarks[candidate] = text
  }

  subscript(_ candidate: Candidate) -> Summary? { samples[candidate].flatMap(Summary.init) }

  /// The row of what each candidate adds to no init, from samples of the same round.
  func addedToBare(_ quantity: Quantity) -> Row {
    var row = Row(quantity)
    let bareSamples = samples[.bare] ?? []
    for (candidate, values) in samples where candidate != .bare {
      for (value, bareValue) in zip(values, bareSamples) { row.add(value - bareValue, candidate) }
    }
    return row
  }

  /// The peer with the best median.
  var bestPeer: Candidate? {
    let peers = Peer.allCases.map(Candidate.peer).compactMap { peer in
      self[peer].map { (peer: peer, median: $0.median) }
    }
    let best =
      quantity.isBetterIfGreater
      ? peers.max { $0.median < $1.median } : peers.min { $0.median < $1.median }
    return best?.peer
  }

  /// The median of initlet divided by that of another candidate.
  func ratio(to other: Candidate) -> Double? {
    guard let own = self[.initlet]?.median, let base = self[other]?.median, base > 0
    else { return nil }
    return own / base
  }

  var ratioToBestPeer: Double? { bestPeer.flatMap { ratio(to: $0) } }

  /// The samples of initlet divided by those of another candidate in the same rounds.
  ///
  /// What disturbs a whole round disturbs both samples, and changes their ratio little.
  func ratioByRound(to other: Candidate) -> Summary? {
    guard let own = samples[.initlet], let base = samples[other] else { return nil }
    return Summary(zip(own, base).filter { $0.1 > 0 }.map { $0 / $1 })
  }
}
