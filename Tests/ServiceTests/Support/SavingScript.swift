@testable import TestSupport

/// A program that needs some time to save at TERM, and dies of being told twice.
enum SavingScript {
  /// It says that it is at work, where it is ready for TERM.
  static func body(_ folder: TemporaryFolder) -> String {
    """
    save() {
      trap - TERM
      sleep 0.7
      echo all >\(folder["saved"])
      exit
    }
    trap save TERM HUP
    echo at work
    touch \(folder["ready"])
    while :; do sleep 0.1; done
    """
  }

  static func verdict(_ folder: TemporaryFolder) -> Verdict {
    folder.read("saved") == "all\n" ? .finished : .lost
  }
}
