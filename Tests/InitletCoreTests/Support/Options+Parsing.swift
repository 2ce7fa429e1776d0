import InitletCore

extension Options {
  /// What a command line asks for, and the environment, of a program of some name.
  init(words: [String], calledBy name: String = "initlet", environment: [String] = []) throws {
    let words = (words + ["true"]).map { Array($0.utf8) }
    let environment = environment.map { Array($0.utf8) }
    self = try ArgumentVector.with(words, calledBy: name, environment: environment) { arguments in
      var parser = OptionParser(arguments)
      _ = try parser.parse()
      return parser.options
    }
  }
}
