/// Reads the options in front of the command: short ones may be combined, long
/// ones may be shortened as far as they stay unambiguous, and the first word
/// that is no option, or `--`, ends them.
public struct OptionParser {
  public var options = Options()
  private var arguments: ArgumentVector
  private var index: Int

  public init(_ arguments: ArgumentVector) {
    self.arguments = arguments
    // Before Linux 5.18 a program may get no arguments at all.
    index = min(arguments.count, 1)
    options.become(Profile(calledBy: arguments[0]))
  }

  /// Reads the whole vector and says what there is to do.
  public mutating func parse() throws(UsageError) -> Task {
    if let task = try parseOptions() { return task }
    options.complete(with: arguments.environment)
    if options.isPause { return .pause }
    guard arguments[index] != nil else { throw UsageError(.missingCommand, nil) }
    return .run(commandIndex: index)
  }

  /// Whether the command line asks for something other than to run a command or to
  /// pause, which has nothing to do with any variable.
  public var isQuestion: Bool {
    var parser = self
    do throws(UsageError) { return try parser.parseOptions() != nil } catch { return false }
  }

  /// Reads words that are options and nothing else, from a variable; to be done
  /// first.
  public mutating func parse(variable words: ArgumentVector) throws(UsageError) -> Task? {
    let own = (arguments, index)
    arguments = words
    index = 1
    if let task = try parseOptions() { return task }
    if let word = arguments[index] { throw UsageError(.unexpectedWord, word) }
    (arguments, index) = own
    return nil
  }

  @inline(never)
  private mutating func parseOptions() throws(UsageError) -> Task? {
    while let word = arguments[index], word[0] == UInt8(ascii: "-"), word[1] != 0 {
      index &+= 1
      if word.equals("--") { break }
      let task =
        word[1] == UInt8(ascii: "-")
        ? try parseLong(word) : try parseLetters(word)
      if let task { return task }
    }
    return nil
  }

  /// Reads `--name`, `--name=value` or `--name value`.
  private mutating func parseLong(_ word: CString) throws(UsageError) -> Task? {
    let name = Text(word.dropFirst(2))
    let equals = name.firstIndex(of: UInt8(ascii: "="))
    let option: Option
    switch OptionTable.find(name: name.prefix(equals ?? name.length)) {
    case .none: throw UsageError(.unknownOption, word)
    case .several: throw UsageError(.ambiguousOption, word)
    case .one(let found): option = found
    }
    var value = equals.map { word.dropFirst(2 &+ $0 &+ 1) }
    if option.isFlag {
      if value != nil { throw UsageError(.unexpectedValue, word) }
    } else if value == nil {
      value = try nextWord(after: word)
    }
    return try apply(option, value)
  }

  /// Reads `-a`, `-abc`, `-r VALUE` or `-rVALUE`.
  private mutating func parseLetters(_ word: CString) throws(UsageError) -> Task? {
    var letters = word.dropFirst(1)
    while letters[0] != 0 {
      guard let option = OptionTable.find(letter: letters[0]) else {
        throw UsageError(.unknownOption, word)
      }
      letters = letters.dropFirst(1)
      var value: CString?
      if !option.isFlag {
        value = letters.isEmpty ? try nextWord(after: word) : letters
        letters = ""
      }
      if let task = try apply(option, value) { return task }
    }
    return nil
  }

  private mutating func nextWord(after option: CString) throws(UsageError) -> CString {
    guard let word = arguments[index] else { throw UsageError(.missingValue, option) }
    index &+= 1
    return word
  }

  @inline(never)
  private mutating func apply(_ option: Option, _ value: CString?) throws(UsageError) -> Task? {
    switch option.meaning {
    case .help: return .printHelp
    case .version: return .printVersion
    case .license: return .printLicense
    case .copyTo: return .copy(to: value ?? "")
    case .verbose where options.profile == .pause: return .printVersion
    default: try options.apply(option.meaning, value ?? "")
    }
    return nil
  }
}
