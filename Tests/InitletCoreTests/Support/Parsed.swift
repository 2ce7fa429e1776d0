import InitletCore

/// What the parser makes of a command line.
enum Parsed: Equatable {
  case understood(Task, [String])
  /// The message, without the program's name.
  case refused(String)

  init(_ words: [String]) {
    self.init(bytes: words.map { Array($0.utf8) })
  }

  init(bytes words: [[UInt8]]) {
    self = ArgumentVector.with(words) { arguments in
      var parser = OptionParser(arguments)
      do throws(UsageError) {
        let task = try parser.parse()
        return .understood(task, parser.options.words)
      } catch {
        return .refused(LineBuffer.string { $0.append(error) })
      }
    }
  }
}
