import InitletCore
import Linux

/// What `_start` calls, and libc in a debug build: SwiftPM makes this name the
/// executable's `main`.
@c(initlet_main)
func initletMain(_ argumentCount: CInt, _ arguments: ArgumentVector.Pointer) -> CInt {
  // From here on no signal is lost: a blocked one is queued even for PID 1 and
  // even where it is ignored (signal(7)).
  let inherited = SignalState.takeOver()
  let arguments = ArgumentVector(start: arguments, count: Int(argumentCount))
  var parser = OptionParser(arguments)
  let code: ExitCode
  do throws(UsageError) {
    code =
      switch try parser.parse() {
      case .printHelp: print(OptionTable.help)
      case .printVersion: print(Release.line)
      case .printLicense: print(License.lines)
      case .pause: run(nil, &parser.options, inherited)
      case .run(let index):
        run(
          Program(arguments: arguments, commandIndex: index), &parser.options, inherited)
      }
  } catch {
    Log.usage(error)
    code = .failure
  }
  return CInt(code.rawValue)
}

/// Starts the command, if there is one, and stays until nothing of it is left.
private func run(
  _ program: Program?, _ options: inout Options, _ inherited: SignalState
) -> ExitCode {
  CurrentProcess.adoptOrphans()
  CurrentProcess.expect(options.parentDeathSignal, fromParent: .parent)
  do throws(Errno) {
    let role = try Guard.role(options)
    var command = Command(process: .none, name: program?.name ?? "")
    var jobControl = JobControl()
    if case .first(let second) = role {
      command.process = second
    } else if let program {
      var launch = Launch(&options, inherited)
      command = try launch.start(program)
      jobControl = launch.jobControl
    }
    Guard.announce(command, role)
    DescriptorTable.letGo(keeping: jobControl.terminal.descriptor)
    // From here on the init must not fail: the command's end is its own.
    var supervisor = Supervisor(options, command, jobControl, role)
    return supervisor.run()
  } catch {
    Log.failure("cannot start a process", error)
    return .failure
  }
}

/// Prints lines on the standard output.
private func print(_ lines: WordList) -> ExitCode {
  do throws(Errno) {
    for text in lines {
      var line = LineBuffer()
      line.append(text)
      try line.write(to: .standardOutput)
    }
    return .success
  } catch {
    Log.failure("cannot write to stdout", error)
    return .failure
  }
}
