import Glibc

@testable import TestSupport

/// What somebody does who works in an interactive shell on a terminal.
enum ShellVisit {
  private static let prompt = "# "
  // The words that it says do not show as it is typed.
  private static let job =
    "sh -c 'echo rea''dy; while read line; do echo \"go\"\"t $line\"; done'"

  /// Interrupts a job, stops another one, brings it back, and leaves with 5.
  static func run(on terminal: PseudoTerminal) throws {
    try terminal.output.text(through: prompt)
    try start(on: terminal)
    try terminal.press(.interrupt)
    try terminal.output.text(through: prompt)
    try start(on: terminal)
    try terminal.press(.suspend)
    try terminal.output.text(through: "Stopped")
    try terminal.output.text(through: prompt)
    try terminal.type("jobs")
    try terminal.output.text(through: "Stopped")
    try terminal.output.text(through: prompt)
    try terminal.type("fg")
    // Nobody else reads it meanwhile.
    try terminal.type("on")
    try terminal.output.text(through: "got on")
    try terminal.press(.interrupt)
    try terminal.output.text(through: prompt)
    try terminal.type("exit 5")
  }

  private static func start(on terminal: PseudoTerminal) throws {
    try terminal.type(job)
    try terminal.output.text(through: "ready")
  }
}
