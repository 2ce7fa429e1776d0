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
  // What is read: the command line, or the variable.
  var origin: Text = ""
  do throws(UsageError) {
    var task: Task?
    if let value = arguments.environment.value(of: "INITLET_OPTIONS"), !parser.isQuestion {
      origin = "INITLET_OPTIONS: "
      guard let memory = MemoryMapping.make(byteCount: OptionWords.byteCount(value)) else {
        throw UsageError(.noMemory, nil)
      }
      task = try parser.parse(variable: OptionWords.split(value, into: memory))
      origin = ""
    }
    if task == nil { task = try parser.parse() }
    guard let task else { return CInt(ExitCode.failure.rawValue) }
    return CInt(perform(task, &parser.options, arguments, inherited).rawValue)
  } catch {
    let profile = parser.options.profile
    if error.kind == .missingCommand, profile == .tini {
      _ = Log(profile).print(OptionTable.help, to: .standardError)
    } else {
      Log(profile).usage(error, in: origin)
    }
    return CInt(ExitCode.failure.rawValue)
  }
}

private func perform(
  _ task: Task, _ options: inout Options, _ arguments: ArgumentVector, _ inherited: SignalState
) -> ExitCode {
  let profile = options.profile
  let log = Log(profile)
  switch task {
  case .printHelp: return log.print(OptionTable.help, to: profile.helpStream)
  case .printVersion: return log.print("%V", to: profile.versionStream)
  case .printLicense: return log.print(License.lines, to: .standardOutput)
  case .copy(let path): return Copy.make(at: path, arguments, log)
  case .pause: return run(nil, &options, inherited)
  case .run(let index):
    return run(Program(arguments: arguments, commandIndex: index), &options, inherited)
  }
}

/// Starts the command, if there is one, and stays until nothing of it is left.
private func run(
  _ program: Program?, _ options: inout Options, _ inherited: SignalState
) -> ExitCode {
  let log = Log(options.profile)
  let process = ProcessID.current
  CurrentProcess.adoptOrphans(&options, process)
  CurrentProcess.expect(options.parentDeathSignal, fromParent: .parent, log)
  do throws(Errno) {
    var pair = Guard()
    try pair.begin(&options, process)
    var command = Command(process: pair.second, name: program?.name ?? "")
    var jobControl = JobControl()
    if !pair.isFirst, let program {
      var launch = Launch(&options, inherited, calledBy: process, pair)
      command = try launch.start(program)
      jobControl = launch.jobControl
    }
    // A signal is to get through however busy the command is, which is not to inherit this.
    Scheduler.askForShortTurns()
    DescriptorTable.letGo(keeping: jobControl.terminal.descriptor)
    // The search for a name along PATH has touched more than all that comes will.
    if !command.name.contains(UInt8(ascii: "/")) { Stack.trim() }
    // From here on the init must not fail: the command's end is its own.
    var supervisor = Supervisor(options, command, jobControl, pair)
    return supervisor.run()
  } catch {
    log.failure("cannot start a process", error)
    return .failure
  }
}
