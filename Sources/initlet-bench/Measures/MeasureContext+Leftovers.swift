extension MeasureContext {
  /// Starts a command that leaves daemons behind when its input is closed.
  ///
  /// The daemons have sessions of their own, and end by TERM.
  func startLeaving(
    _ count: Int, _ candidate: Candidate, _ role: Role, behaviour: String = "obey"
  ) throws(Failure) -> Process {
    let daemons = [String](repeating: "session:\(behaviour)", count: count)
    let process = try start(candidate, role, ["leave-behind", "input"] + daemons)
    try process.line()
    return process
  }
}
