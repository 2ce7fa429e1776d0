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

/// Prints the help, which begins with the version and the name that the caller
/// knows.
func printHelp(_ profile: Profile, to stream: FileDescriptor) -> ExitCode {
  var line = LineBuffer()
  line.append(profile.name)
  line.append(" (")
  Release.append(to: &line, profile)
  line.append(")")
  let code = print(&line, to: stream)
  if code != .success { return code }
  var usage = LineBuffer()
  usage.append("Usage: ")
  usage.append(profile.name)
  usage.append(" [OPTION...] [--] COMMAND [ARGUMENT...]")
  _ = print(&usage, to: stream)
  return print(OptionTable.help, to: stream)
}

/// Prints lines.
func print(_ lines: WordList, to stream: FileDescriptor) -> ExitCode {
  for text in lines {
    var line = LineBuffer()
    line.append(text)
    let code = print(&line, to: stream)
    if code != .success { return code }
  }
  return .success
}

/// Prints a line, on which nothing depends where it is no message but what was asked
/// for.
@inline(never)
func print(_ line: inout LineBuffer, to stream: FileDescriptor) -> ExitCode {
  do throws(Errno) {
    try line.write(to: stream)
    return .success
  } catch {
    Log(.native).failure("cannot write to stdout", error)
    return .failure
  }
}
