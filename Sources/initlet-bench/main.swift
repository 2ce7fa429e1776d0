import Glibc

/// Starts itself once more in a PID namespace, where it measures.
private func run() throws(Failure) -> Int32 {
  let words = Array(CommandLine.arguments.dropFirst())
  let arguments = try Arguments(words)
  if arguments.isHelp {
    print(Arguments.help, terminator: "")
    return 0
  }
  guard let own = File.link("/proc/self/exe") else { throw Failure("/proc is not mounted") }
  let executables = try Executables(beside: own, builds: arguments.builds)
  guard let outer = arguments.outer else {
    setenv("INITLET_EXECUTABLE", executables.initlet, 1)
    return try PIDNamespace.runInside(words, own)
  }
  try PIDNamespace.checkInside(outer)
  let bench = Bench(arguments, executables)
  let rows = bench.run(MeasureKind.allCases.filter(arguments.includes))
  let report = Report(
    rows: rows, candidates: bench.candidates,
    notInstalled: Peer.allCases.filter { executables.path(.peer($0)) == nil }, notes: bench.notes,
    command: "swift run -c release initlet-bench"
      + words.drop { $0 != outer }.dropFirst().map { " \($0)" }.joined())
  let text =
    switch arguments.format {
    case .text: report.text
    case .json: report.json
    case .markdown: report.markdown
    }
  print(text, terminator: "")
  return bench.hasFailed ? 1 : 0
}

do throws(Failure) {
  exit(try run())
} catch {
  Progress.end()
  let line = "initlet-bench: \(error.message)\n"
  _ = write(STDERR_FILENO, line, line.utf8.count)
  exit(1)
}
