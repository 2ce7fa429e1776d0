import InitletCore
import Linux
import Primitives

/// Printing on request: help, version and licence.
enum Information {
  static func printHelp(_ log: Log, to stream: Profile.Stream) -> ExitCode {
    print(log, to: stream) { (descriptor) throws(Errno) in
      var help = HelpText(for: log.profile, .current)
      var line = LineBuffer()
      while help.next(&line) {
        try line.write(to: descriptor)
        line = LineBuffer()
      }
    }
  }

  static func printVersion(_ log: Log, to stream: Profile.Stream) -> ExitCode {
    print(log, to: stream) { (descriptor) throws(Errno) in
      var line = LineBuffer()
      line.append(.current, of: log.profile)
      try line.write(to: descriptor)
    }
  }

  static func printLicense(_ log: Log) -> ExitCode {
    print(log, to: .standardOutput) { (descriptor) throws(Errno) in
      try descriptor.write(ByteSlice(License.text))
      try descriptor.write("\n")
    }
  }

  /// Prints to a stream; reports a failure.
  private static func print(
    _ log: Log, to stream: Profile.Stream, _ body: (FileDescriptor) throws(Errno) -> Void
  ) -> ExitCode {
    do throws(Errno) {
      switch stream {
      case .standardOutput: try body(.standardOutput)
      case .standardError: try body(.standardError)
      }
      return .success
    } catch {
      log.failure("cannot print", error)
      return .failure
    }
  }
}
