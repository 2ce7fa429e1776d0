@testable import TestSupport

/// What became of everybody.
struct FailingOutcome {
  /// How often each generation has made each call; only where none failed.
  private(set) var counts: [(generation: Int, call: Int, count: Int)] = []
  private(set) var failed = 0
  /// Nothing for who is alive or was never there.
  private(set) var initEnding: Ending?
  private(set) var commandEnding: Ending?
  private(set) var commandLives = false
  /// How many have outlived the init.
  private(set) var left = 0
  /// The signals that leftovers told of, by who told.
  private(set) var told: [String: [Int32]] = [:]
  /// What the scene itself has said.
  private(set) var saysBystanderLives = false
  /// What the init itself has said.
  let messages: [String]

  /// Of what the fixture says at the end.
  init(_ outcome: Outcome) {
    messages = outcome.errorLines
    for line in outcome.output.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let number = words.last.flatMap { Int($0) } ?? 0
      switch (words.first, words.dropFirst().first) {
      case ("call", _) where words.count == 4:
        counts.append((Int(words[1]) ?? 0, Int(words[2]) ?? 0, number))
      case ("failed", _): failed = number
      case ("init", "exited"): initEnding = .exited(Int32(number))
      case ("init", "killed"): initEnding = .killed(Int32(number))
      case ("command", "exited"): commandEnding = .exited(Int32(number))
      case ("command", "killed"): commandEnding = .killed(Int32(number))
      case ("command", "lives"): commandLives = true
      case ("left", _) where words.count == 2: left = number
      case (_, "signal") where words.count == 3: told[words[0], default: []].append(Int32(number))
      case ("bystander", "lives"): saysBystanderLives = true
      default: break
      }
    }
  }

  var hasCommand: Bool { commandEnding != nil || commandLives }

  /// What an init may never do, as far as it has; nothing if all is well.
  func fault(_ failing: FailingCall) -> String? {
    guard let initEnding else { return "it hangs" }
    guard case .exited(let code) = initEnding else { return "it was \(initEnding)" }
    if failing.losesStatus, code == 1, says("status lost") { return nil }
    if commandLives { return "it has left its command alone, exit code \(code)" }
    switch commandEnding {
    case .exited(let status) where status != code && !endsForInner(failing, code):
      return "\(status) became \(code)"
    case .killed(let signal) where 128 + signal != code && !endsForInner(failing, code):
      return "signal \(signal) became \(code)"
    case nil where code != 0 && failing.allowsMessages && !says(""):
      return "silently it exited with \(code)"
    default: break
    }
    // Who is no subreaper does not hear of all, and who cannot wait does not hear of anybody.
    let isExcused =
      says("gave up on") || says("cannot become a subreaper") || failing.losesStatus
    if left > 0, failing.allowsMessages, !isExcused {
      return "it has left \(left) behind and not said so"
    }
    return nil
  }

  /// Whether an outer init has ended everything, because the inner one was killed.
  private func endsForInner(_ failing: FailingCall, _ code: Int32) -> Bool {
    code == 137 && (!failing.allowsMessages || says("; ending everything"))
  }

  /// Whether the init has said something that contains this.
  private func says(_ what: String) -> Bool {
    messages.contains { $0.hasPrefix("initlet: ") && ($0.contains(what) || what == "") }
  }
}
