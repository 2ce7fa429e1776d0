/// Reads the options in front of the command: short ones may be combined, long
/// ones may be shortened as far as they stay unambiguous, and the first word
/// that is no option, or `--`, ends them.
public struct OptionParser {
  public private(set) var options = Options()
  private let arguments: ArgumentVector
  private var index = 1

  public init(_ arguments: ArgumentVector) {
    self.arguments = arguments
  }

  /// Reads the whole vector and says what there is to do.
  public mutating func parse() throws(UsageError) -> Task {
    while let word = arguments[index], word[0] == UInt8(ascii: "-"), word[1] != 0 {
      index &+= 1
      if word.equals("--") { break }
      let task =
        word[1] == UInt8(ascii: "-")
        ? try parseLong(word) : try parseLetters(word)
      if let task { return task }
    }
    if options.isPause { return .pause }
    guard arguments[index] != nil else { throw UsageError(.missingCommand, nil) }
    return .run(commandIndex: index)
  }

  /// Reads `--name`, `--name=value` or `--name value`.
  private mutating func parseLong(_ word: CString) throws(UsageError) -> Task? {
    let name = Text(word.dropFirst(2))
    let equals = name.firstIndex(of: UInt8(ascii: "="))
    let option = try find(name.prefix(equals ?? name.length), in: word)
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
      let option = try find(letter: letters[0], in: word)
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

  private func find(letter: UInt8, in word: CString) throws(UsageError) -> Option {
    var options = OptionTable.makeIterator()
    while let option = options.next() {
      if option.hasShortName(letter) { return option }
    }
    throw UsageError(.unknownOption, word)
  }

  /// Finds the option with this name, or the only one that begins so.
  private func find(_ name: Text, in word: CString) throws(UsageError) -> Option {
    var options = OptionTable.makeIterator()
    var beginning: Option?
    var isAmbiguous = false
    while !name.isEmpty, let option = options.next() {
      guard option.long.hasPrefix(name) else { continue }
      if name.length == option.long.length { return option }
      isAmbiguous = beginning != nil
      beginning = option
    }
    guard let beginning else { throw UsageError(.unknownOption, word) }
    if isAmbiguous { throw UsageError(.ambiguousOption, word) }
    return beginning
  }

  @inline(never)
  private mutating func apply(_ option: Option, _ value: CString?) throws(UsageError) -> Task? {
    switch option.meaning {
    case .help: return .printHelp
    case .version: return .printVersion
    case .license: return .printLicense
    default: try options.apply(option.meaning, value ?? "")
    }
    return nil
  }
}
