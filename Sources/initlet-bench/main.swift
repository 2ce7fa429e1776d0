import Glibc

/// Measures inside of a PID namespace, in which the benchmark starts itself once more.
private func run() throws(Failure) -> Int32 {
  let words = Array(CommandLine.arguments.dropFirst())
  let arguments = try Arguments(words)
  if arguments.asksForHelp {
    print(Arguments.help, terminator: "")
    return EXIT_SUCCESS
  }
  guard let ownPath = File.target(ofLink: "/proc/self/exe") else {
    throw Failure("/proc is not mounted")
  }
  let executables = try Executables(builds: arguments.builds)
  guard let callersNamespace = arguments.callersNamespace else {
    executables.export()
    return try PIDNamespace.runInside(words, ownPath)
  }
  try PIDNamespace.checkInside(callersNamespace)
  let bench = Bench(arguments, executables)
  let result = bench.run(arguments.measures)
  // The first two words are the option of the namespace and its value.
  let report = Report(
    result, candidates: bench.candidates, missingPeers: bench.missingPeers,
    options: Array(words.dropFirst(2)))
  print(report.text(as: arguments.format), terminator: "")
  if let path = arguments.picture { try File.write(Picture(report).svg, to: path) }
  return result.isComplete ? EXIT_SUCCESS : EXIT_FAILURE
}

do throws(Failure) {
  exit(try run())
} catch {
  Progress.clear()
  StandardError.write("initlet-bench: \(error.message)\n")
  exit(EXIT_FAILURE)
}
