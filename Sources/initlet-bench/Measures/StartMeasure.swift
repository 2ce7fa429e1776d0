import Glibc

/// The time of a command that exits at once: from before the start of the init to its end, and to
/// the first instruction of the command.
struct StartMeasure: Measure {
  let context: MeasureContext

  init(_ context: MeasureContext) {
    self.context = context
  }

  func rows() throws(Failure) -> [Row] {
    var toExit = Row(.startToExit)
    var toFirst = Row(.startToFirstInstruction)
    let pipe = try Pipe()
    defer {
      close(pipe.readEnd)
      close(pipe.writeEnd)
    }
    try Processor.onOneProcessor { () throws(Failure) in
      // The first start of each reads its files from the disk, and is not counted.
      for candidate in context.candidates { _ = try runOnce(candidate, pipe) }
      try context.repeatRounds(context.candidates, minimum: context.isQuick ? 20 : 200) {
        (candidate) throws(Failure) in
        let moments = try runOnce(candidate, pipe)
        toFirst.add(Double(moments.first - moments.start) / 1000, candidate)
        toExit.add(Double(moments.exit - moments.start) / 1000, candidate)
      }
    }
    return [
      toExit, toFirst, toExit.addedToBare(.addedToExit),
      toFirst.addedToBare(.addedToFirstInstruction),
    ]
  }

  /// The moments of `Clock` before the start, at the command's first instruction and at the end.
  ///
  /// The init is not PID 1, because making and removing a PID namespace takes longer than the rest.
  private func runOnce(
    _ candidate: Candidate, _ pipe: Pipe
  ) throws(Failure) -> (start: Int64, first: Int64, exit: Int64) {
    // Without arguments, `initlet-limit` writes the moment of its first instruction.
    let words = context.executables.words(candidate, .subreaper, [context.executables.limit])
    let start = Clock.now
    let pid = try Program.start(
      words, descriptors: [Program.Descriptor(pipe.writeEnd, as: STDOUT_FILENO)])
    let termination = try Termination.wait(for: pid)
    let exit = Clock.now
    var first = timespec()
    let size = MemoryLayout<timespec>.size
    guard termination == .exited(code: EXIT_SUCCESS), read(pipe.readEnd, &first, size) == size
    else { throw Failure("\(candidate.name) does not run a command") }
    return (start, Clock.nanoseconds(first), exit)
  }
}
