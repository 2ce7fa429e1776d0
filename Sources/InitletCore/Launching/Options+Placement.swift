extension Options {
  /// The options with the placement that is possible; without a terminal, every placement is.
  ///
  /// Where the terminal leaves the command in the init's process group, the init signals the
  /// command's process alone. Where the terminal keeps the command in the session of a shell, the
  /// command is a job, and the shell signals jobs: so does the init.
  public func placed(for situation: TerminalSituation?) -> Options {
    guard let situation else { return self }
    var options = self
    let placement = placement.resolved(for: situation)
    if placement == .inherited, self.placement != .inherited {
      options.makeSingleChild()
    } else {
      options.placement = placement
      if placement != self.placement, target == .process { options.target = .processGroup }
    }
    return options
  }
}
