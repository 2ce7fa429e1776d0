import Glibc

@testable import TestSupport

extension PseudoTerminal {
  /// One of each that a terminal sends by itself, the last of them QUIT.
  func sendSignals() throws {
    try press(.interrupt)
    try output.expectSignals(SIGINT)
    try resize(rows: 30, columns: 100)
    try output.expectSignals(SIGWINCH)
    try press(.quit)
  }
}
