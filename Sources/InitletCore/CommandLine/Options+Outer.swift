import Primitives

extension Options {
  /// The options of the outer init of a guarded pair, for whom the inner init is the command.
  ///
  /// It is silent while the inner init lives, and ends all that is left if that is killed.
  public func forOuter() -> Options {
    var options = self
    options.leftovers = .end
    options.orphanSignal = nil
    options.warnsOnReap = false
    options.verbosity = min(verbosity, 0)
    options.codesReportedAsSuccess = ExitCodeSet()
    return options
  }
}
