import InitletCore
import Linux

extension Profile {
  /// Where the help goes that was asked for.
  var helpStream: FileDescriptor {
    self == .dumbInit || self == .catatonit ? .standardError : .standardOutput
  }

  var versionStream: FileDescriptor {
    self == .dumbInit ? .standardError : .standardOutput
  }
}

extension Log {
  /// Prints what was asked for, line by line.
  @inline(never)
  func print(_ lines: WordList, to stream: FileDescriptor) -> ExitCode {
    do throws(Errno) {
      for text in lines {
        var line = LineBuffer()
        append(text, to: &line)
        try line.write(to: stream)
      }
      return .success
    } catch {
      failure("cannot print", error)
      return .failure
    }
  }
}
