import InitletCore
import Primitives
import UnitTestSupport

/// What the parser makes of a command line.
enum Parsed: Equatable {
  case understood(Invocation, [String])
  /// The message, without the program's name.
  case refused(String)

  init(_ words: [String]) {
    self.init(bytes: words.map { Array($0.utf8) })
  }

  init(bytes words: [[UInt8]]) {
    self = ArgumentVector.with(words) { arguments in
      var parser = OptionParser(arguments)
      do throws(UsageError) {
        let invocation = try parser.parse()
        return .understood(invocation, parser.options.words)
      } catch {
        return .refused(LineBuffer.string { $0.append(error) })
      }
    }
  }
}
