import InitletCore
import Linux
import Primitives

/// A text that the init prints on request.
enum Information {
  case help, version, license

  /// Prints the text to a stream; reports a failure.
  func print(to descriptor: FileDescriptor, _ log: Log) -> ExitCode {
    do throws(Errno) {
      switch self {
      case .help: try Information.printHelp(log.profile, to: descriptor)
      case .version:
        var line = LineBuffer()
        line.append(.current, of: log.profile)
        try line.write(to: descriptor)
      case .license: try descriptor.write(ByteSlice(License.text))
      }
      return .success
    } catch {
      log.failure("cannot print", error)
      return .failure
    }
  }

  private static func printHelp(
    _ profile: Profile, to descriptor: FileDescriptor
  ) throws(Errno) {
    var line = LineBuffer()
    HelpText.appendTitle(.current, of: profile, to: &line)
    try line.write(to: descriptor)
    HelpText.appendUsage(of: profile, to: &line)
    try line.write(to: descriptor)
    try descriptor.write(ByteSlice(HelpText.introduction))
    var next = Option(rawValue: 0)
    while let option = next {
      if HelpText.append(option.spec, to: &line) {
        try line.write(to: descriptor)
      }
      HelpText.append(summaryOf: option.spec, to: &line)
      try line.write(to: descriptor)
      next = option.following
    }
    try descriptor.write(ByteSlice(HelpText.ending))
  }
}
