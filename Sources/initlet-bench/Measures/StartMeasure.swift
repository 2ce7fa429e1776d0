import Glibc

/// A command that ends at once: from before the start of the init to its end, and to the first
/// instruction of the command.
func measureStart(_ bench: Bench) throws(Failure) -> [Row] {
  var whole = Row("start.exit", "start to exit", "µs")
  var first = Row("start.first", "start to the command's first instruction", "µs")
  var ends: [Int32] = [-1, -1]
  guard pipe2(&ends, O_CLOEXEC) == 0 else { throw Failure("pipe2: \(errorText())") }
  defer { for end in ends { close(end) } }
  try Processor.pinned { () throws(Failure) in
    // Not counted: the first ones bring the files into memory.
    for candidate in bench.candidates { _ = try start(candidate, bench, ends) }
    try bench.rounds(bench.candidates, atLeast: bench.isQuick ? 20 : 200) {
      (candidate) throws(Failure) in
      let (toFirst, toEnd) = try start(candidate, bench, ends)
      first.add(toFirst, candidate)
      whole.add(toEnd, candidate)
    }
  }
  return [
    whole, first, whole.added(to: .bare, "start.added", "added to start to exit"),
    first.added(to: .bare, "start.addedFirst", "added to start to the first instruction"),
  ]
}

/// Not the first process of a namespace, since making and removing one takes longer than all else.
private func start(
  _ candidate: Candidate, _ bench: Bench, _ ends: [Int32]
) throws(Failure) -> (toFirst: Double, toEnd: Double) {
  let words = bench.executables.words(candidate, .subreaper, [bench.executables.limit])
  let before = Clock.now
  let pid = try spawn(words, [(ends[1], STDOUT_FILENO)])
  var status: Int32 = 0
  while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
  let after = Clock.now
  var first = timespec()
  guard status == 0, read(ends[0], &first, MemoryLayout<timespec>.size) > 0 else {
    throw Failure("\(candidate.name) does not run a command")
  }
  let moment = Nanoseconds(first.tv_sec) * 1_000_000_000 + Nanoseconds(first.tv_nsec)
  return (Double(moment - before) / 1000, Double(after - before) / 1000)
}
