import InitletCore

extension Options {
  /// What a command line asks for, after the words of `INITLET_OPTIONS` and with the environment, of
  /// a program of some name.
  init(
    words: [String], variable: [String] = [], calledBy name: String = "initlet",
    environment: [String] = []
  ) throws {
    let isPause = words.contains { $0 == "-P" || $0 == "--pause" }
    let words = (words + (isPause ? [] : ["true"])).map { Array($0.utf8) }
    let variable = variable.map { Array($0.utf8) }
    let environment = environment.map { Array($0.utf8) }
    self = try ArgumentVector.with(words, calledBy: name, environment: environment) { arguments in
      try ArgumentVector.with(variable) { variable in
        var parser = OptionParser(arguments)
        _ = try parser.parse(variable: variable)
        _ = try parser.parse()
        return parser.options
      }
    }
  }
}
