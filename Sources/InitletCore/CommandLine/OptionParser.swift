import Primitives

/// Reads the options that precede the command.
///
/// Letters may be combined, and names may be shortened as long as they stay unambiguous. `--`, or
/// the first word that is not an option, ends the options.
public struct OptionParser {
  /// The options that were read so far.
  public private(set) var options: Options
  private var arguments: ArgumentVector
  private var index: Int
  /// The options that the present source holds.
  private var present = OptionMask.none

  public init(_ arguments: ArgumentVector) {
    self.arguments = arguments
    // Linux before 5.18 allows an empty argument vector.
    index = min(arguments.count, 1)
    options = Options()
    options.applyDefaults(of: Profile(calledBy: arguments[0]))
  }

  /// Reads the options of the command line and the variables of the profile.
  public mutating func parse() throws(UsageError) -> Invocation {
    if let invocation = try parseOptions() { return invocation }
    options.applyVariables(of: arguments.environment)
    options.resolveRewrites()
    if options.isPause {
      guard arguments[index] == nil || !present.contains(.pause) else {
        throw .unexpectedCommand(.name(.pause))
      }
      return .pause
    }
    guard arguments[index] != nil else { throw .missingCommand }
    return .run(commandIndex: index)
  }

  /// Whether the command line asks for help, version, licence or a copy, which no variable changes.
  public var asksForInformation: Bool {
    var parser = self
    do throws(UsageError) { return try parser.parseOptions() != nil } catch { return false }
  }

  /// Reads the words of `INITLET_OPTIONS`, all of which must be options.
  ///
  /// The caller does so before `parse()`, so that the command line overrides the variable, even by
  /// an option that must not stand beside one of the variable. `--pause` alone is not overridden.
  public mutating func parse(variable words: ArgumentVector) throws(UsageError) -> Invocation? {
    let own = (arguments, index)
    arguments = words
    index = 1
    if let invocation = try parseOptions() { return invocation }
    if let word = arguments[index] { throw .unexpectedWord(word) }
    (arguments, index) = own
    // A pausing init would not run the command that the command line may hold.
    present = present & OptionMask(.pause)
    return nil
  }

  /// Reads words as long as they are options.
  @inline(never)  // Inlined into its callers, it takes 0.8 kB more.
  private mutating func parseOptions() throws(UsageError) -> Invocation? {
    while let word = arguments[index], word[0] == UInt8(ascii: "-"), word[1] != 0 {
      index &+= 1
      if word == "--" { break }
      let invocation =
        word[1] == UInt8(ascii: "-") ? try parseName(word) : try parseLetters(word)
      if let invocation { return invocation }
    }
    return nil
  }

  /// Reads `--name`, `--name=value` or `--name value`.
  private mutating func parseName(_ word: CString) throws(UsageError) -> Invocation? {
    let name = Option.name(in: word)
    let option: Option
    switch Option.find(name: name) {
    case .none: throw .unknownOption(word)
    case .several: throw .ambiguousOption(word)
    case .one(let found): option = found
    }
    let spelling = OptionSpelling.name(option)
    let value: CString
    let rest = word.dropFirst(2 &+ name.length)
    if !rest.isEmpty {
      guard option.spec.takesValue else { throw .unexpectedValue(spelling) }
      value = rest.dropFirst(1)
    } else {
      value = option.spec.takesValue ? try nextWord(after: spelling) : ""
    }
    return try apply(option, as: spelling, value)
  }

  /// Reads `-a`, `-abc`, `-r VALUE` or `-rVALUE`.
  private mutating func parseLetters(_ word: CString) throws(UsageError) -> Invocation? {
    var letters = word.dropFirst(1)
    while !letters.isEmpty {
      let spelling = OptionSpelling.letter(letters[0])
      guard let option = Option.find(letter: letters[0]) else {
        throw .unknownOption(word)
      }
      letters = letters.dropFirst(1)
      var value: CString = ""
      if option.spec.takesValue {
        value = letters.isEmpty ? try nextWord(after: spelling) : letters
        letters = ""
      }
      if let invocation = try apply(option, as: spelling, value) { return invocation }
    }
    return nil
  }

  /// Reads the value of an option from the next word.
  private mutating func nextWord(after option: OptionSpelling) throws(UsageError) -> CString {
    guard let word = arguments[index] else { throw .missingValue(option) }
    index &+= 1
    return word
  }

  /// Applies an option; returns the invocation where the option asks for one of its own.
  private mutating func apply(
    _ option: Option, as spelling: OptionSpelling, _ value: CString
  ) throws(UsageError) -> Invocation? {
    // catatonit accepts anything beside `-P`.
    if option != .pause || !options.profile.manners.contains(.ignoresAllBesidePause) {
      if let other = (present & option.exclusions).first { throw .contradiction(spelling, other) }
      present = present | option
    }
    switch option {
    case .help: return .printHelp
    case .version: return .printVersion
    case .license: return .printLicense
    case .copyTo:
      if arguments[index] != nil { throw .unexpectedCommand(spelling) }
      return .install(at: value)
    case .verbose where options.profile.manners.contains(.versionForVerbose): return .printVersion
    default: try options.apply(option, as: spelling, value)
    }
    return nil
  }
}
