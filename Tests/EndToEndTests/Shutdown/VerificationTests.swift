import Glibc
import Testing

@testable import TestSupport

@Suite("The shutdown verifies each process that it signals", .needs(.namespaces))
struct VerificationTests {
  private static let depth = 5

  /// The calls of a subreaper that ends a line of descendants, none of which ends by TERM.
  private static func tracedCalls() throws -> [String] {
    let kinds = ["deep\(depth):ignore"]
    let scene = try Scene(.held(.subreaper), ["-t1"] + Leftovers.command("stay", kinds))
    defer { scene.end() }
    _ = try scene.leftovers()
    let trace = try Trace(try scene.initPID(), ["-e", "trace=openat,pidfd_open,pidfd_send_signal"])
    try scene.endCommand()
    #expect(try scene.initEnding() == .exited(137))
    return try trace.lines()
  }

  /// The process whose handle a call opens.
  private static func handled(_ line: String) -> Substring? {
    line.hasPrefix("pidfd_open(") ? line.dropFirst(11).prefix { $0 != "," } : nil
  }

  @Test("A deeper descendant is verified once its handle holds its number", .needs(.strace))
  func handleIsOpenedBeforeVerification() throws {
    var unverified: Substring?
    var signalled = 0
    for line in try Self.tracedCalls() {
      if let process = Self.handled(line) {
        unverified = process
      } else if let process = unverified, line.contains("\"/proc/\(process)/stat\"") {
        unverified = nil
      } else if line.hasPrefix("pidfd_send_signal(") {
        signalled += 1
        #expect(unverified == nil, "\(line)")
      }
    }
    // The first of the line is a child.
    #expect(signalled >= Self.depth - 1)
  }

  @Test("A descendant is told once its children are listed, not before", .needs(.strace))
  func childrenAreListedBeforeTheirParentIsTold() throws {
    var lines = try Self.tracedCalls()[...]
    let isTerm = { (line: String) in
      line.hasPrefix("pidfd_send_signal(") && line.contains("SIGTERM")
    }
    let last = try #require(lines.lastIndex(where: isTerm))
    let first = try #require(lines.firstIndex(where: isTerm))
    lines = lines[first...last]
    #expect(lines.count(where: isTerm) == Self.depth - 1)
    var told: [Substring] = []
    for line in lines {
      if let process = Self.handled(line) { told.append(process) }
      #expect(!told.contains { line.contains("\"/proc/\($0)/task") }, "\(line)")
    }
  }

  @Test("A process that gets the number of one that was told and reaped is told too")
  func successorOfReapedProcessIsTold() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    // In the grace period it makes an orphan with the number of its sibling, which has ended.
    try folder.script(
      "successor",
      """
      trap : TERM
      touch \(folder["ready"])
      while [ -e /proc/$1 ]; do sleep 0.01; done
      (
        echo $(($1 - 1)) >/proc/sys/kernel/ns_last_pid
        sleep 1000 &
        echo $! >\(folder["number"])
      )
      """)
    try folder.script(
      "command",
      """
      sleep 1000 & first=$!
      \(folder["successor"]) $first &
      while ! [ -e \(folder["ready"]) ]; do :; done
      echo $first >\(folder["first"])
      exit 3
      """)
    let scene = try Scene(.held(.subreaper), ["-v", "-t20", "--", folder["command"]])
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(3))
    scene.end()
    let errors = try scene.process.errors.rest()
    #expect(errors.contains("SIGTERM") && !errors.contains("SIGKILL"), "\(errors)")
    #expect(folder.read("number") != nil && folder.read("number") == folder.read("first"))
  }
}
