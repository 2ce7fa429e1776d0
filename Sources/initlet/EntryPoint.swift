import InitletCore
import Linux
import Primitives

/// The first function of the init: `_start` calls it, and in a debug build the C library does.
@c(initlet_main)
func initletMain(_ argumentCount: CInt, _ arguments: ArgumentVector.Pointer) -> CInt {
  // From here on no signal is lost: the kernel keeps a blocked signal pending, even for PID 1 and
  // even where it is ignored.
  let inherited = InheritedSignals.takeOver()
  let arguments = ArgumentVector(start: arguments, count: Int(argumentCount))
  var parser = OptionParser(arguments)
  var source = Log.Source.commandLine
  do throws(UsageError) {
    let invocation: Invocation
    if let value = arguments.environment.value(of: "INITLET_OPTIONS"), !parser.asksForInformation {
      source = .variable
      let asked = try parse(value, &parser)
      source = .commandLine
      if let asked {
        invocation = asked
      } else {
        invocation = try parser.parse()
      }
    } else {
      invocation = try parser.parse()
    }
    return CInt(perform(invocation, parser.options, arguments, inherited).rawValue)
  } catch {
    return CInt(refuse(error, in: source, Log(parser.options)).rawValue)
  }
}

/// Reads the value of INITLET_OPTIONS.
private func parse(
  _ value: CString, _ parser: inout OptionParser
) throws(UsageError) -> Invocation? {
  guard let memory = MemoryMapping.make(byteCount: OptionWords.byteCount(value)) else {
    throw .noMemory
  }
  return try parser.parse(variable: OptionWords.split(value, into: memory))
}

private func perform(
  _ invocation: Invocation, _ options: Options, _ arguments: ArgumentVector,
  _ inherited: InheritedSignals
) -> ExitCode {
  let log = Log(options)
  let manners = options.profile.manners
  switch invocation {
  case .printHelp:
    return Information.help.print(
      to: manners.contains(.helpOnStandardError) ? .standardError : .standardOutput, log)
  case .printVersion:
    return Information.version.print(
      to: manners.contains(.versionOnStandardError) ? .standardError : .standardOutput, log)
  case .printLicense: return Information.license.print(to: .standardOutput, log)
  case .install(let path): return ExecutableInstaller.install(at: path, arguments, log)
  case .pause: return run(nil, options, inherited)
  case .run(let index):
    return run(Command(arguments: arguments, index: index), options, inherited)
  }
}

private func refuse(_ error: UsageError, in source: Log.Source, _ log: Log) -> ExitCode {
  if case .missingCommand = error, log.profile.manners.contains(.helpForMissingCommand) {
    _ = Information.help.print(to: .standardError, log)
  } else {
    log.usageError(error, in: source)
  }
  return .failure
}

/// Starts the command, if there is one, and supervises it until nothing of it is left.
private func run(
  _ command: Command?, _ options: Options, _ inherited: InheritedSignals
) -> ExitCode {
  let log = Log(options)
  let started = ProcessID.current
  // An init that cannot wait can forward nothing.
  if let error = SignalWait.refusal {
    log.failure("cannot await signals", error)
    return .failure
  }
  let adoptsOrphans = started == .namespaceInit || Subreaper.adoptOrphans(options, log)
  // The inits of a guarded pair can end nothing that they do not adopt.
  if !adoptsOrphans, options.isGuarded { return .failure }
  ParentDeathSignal.expect(options.parentDeathSignal, from: .parent, log)
  do throws(Errno) {
    let terminal = command == nil ? nil : Terminal.controlling()
    let job = ProcessID.currentGroup
    let situation = try TerminalSituation.prepared(
      on: terminal, for: options.placement, startedAs: started)
    let placed = options.placed(for: situation)
    let spared = Child.hasAny ? ProcessTree.members(below: started) : .empty
    let pair = try GuardPair.start(placed, started, in: job, log)
    let role = pair.role
    if case .outer(let inner) = role {
      return supervise(
        placed.forOuter(), MainProcess(process: inner, name: "the inner init"), nil, role,
        beside: pair.member, inGroup: nil, sparing: spared)
    }
    var main: MainProcess?
    var group: ProcessID?
    var jobControl: JobControl?
    if let command {
      if role.outer != nil, !Subreaper.adoptOrphans(options, log) { return .failure }
      // Taken before the launch, because the child may change the argument vector (`execFormat`).
      let name = command.name
      let child = LaunchedChild(
        command: command, inherited: inherited, terminal: terminal,
        placement: placed.placement, job: job, rejoinsJob: placed.isGuarded,
        deathSignal: placed.childDeathSignal, log: log, started: started,
        parent: role.outer == nil ? started : .current)
      let process = try Launch.start(child, under: pair.writer)
      pair.writer?.close()
      main = MainProcess(process: process, name: name)
      if !adoptsOrphans, placed.mayEndGroup { group = process }
      jobControl = JobControl(
        placed.placement, on: terminal, command: process, in: job, outer: role.outer)
    }
    return supervise(
      placed, main, jobControl, role, beside: nil, inGroup: group,
      sparing: role.outer == nil ? spared : .empty)
  } catch {
    log.failure("cannot start a process", error)
    return .failure
  }
}

/// Supervises the main process until the init may exit.
///
/// Point of no return: the command runs. From here on nothing throws, because the init's exit would
/// end the container.
private func supervise(
  _ options: Options, _ main: MainProcess?, _ jobControl: JobControl?, _ role: Role,
  beside member: ProcessID?, inGroup group: ProcessID?, sparing spared: SharedProcessSet
) -> ExitCode {
  // With a short time slice the init forwards signals soon, however busy the command is. The
  // command must not inherit it, so the init asks for it after the launch.
  Scheduler.requestShortTimeSlice()
  DescriptorTable.releaseInherited(keeping: jobControl?.terminal?.descriptor)
  // The launch has touched more of the stack than anything from here on.
  Stack.releaseUnused()
  var supervisor = Supervisor(
    options, main, jobControl, role, beside: member, inGroup: group, sparing: spared)
  return supervisor.run()
}
