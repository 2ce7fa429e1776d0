extension Options {
  /// The options with the placement that is possible; without a terminal, every placement is.
  ///
  /// Where the terminal leaves the command in the init's process group, the init signals the
  /// command's process alone.
  public func placed(for situation: TerminalSituation?) -> Options {
    guard let situation else { return self }
    var options = self
    let placement = placement.resolved(for: situation)
    if placement == .inherited, self.placement != .inherited {
      options.makeSingleChild()
    } else {
      options.placement = placement
    }
    return options
  }
}
