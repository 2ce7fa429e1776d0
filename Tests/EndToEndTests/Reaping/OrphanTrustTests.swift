import Glibc
import Testing

@testable import TestSupport

@Suite("--orphans signals none but orphans, and none too early", .needs(.namespaces))
struct OrphanTrustTests {
  @Test(
    "With --orphans a process that a wrong /proc lists as a child is left alone",
    arguments: ["term", "kill"])
  func wrongListHarmsNobody(_ policy: String) throws {
    // The shell that becomes the init makes a list of children with the bystander's number.
    let wrong = """
      mount -t tmpfs none /proc && mkdir -p /proc/$$/task/$$ &&
      echo "$0 " >/proc/$$/task/$$/children && exec "$@"
      """
    let setting = Setting.held(.subreaper).after(
      "sleep 1000 & sh -c '\(wrong)' $! \"$@\"; exit $?")
    let command = ["sh", "-c", "sleep 1; exit 3"]
    let scene = try Scene(setting, ["-t0", "--orphans=\(policy)", "--"] + command)
    defer { scene.end() }
    // By then there have been several looks at the list.
    #expect(try scene.report() == .exited(3))
    let sleepers = try scene.survivors().filter { $0.name == "sleep" }
    #expect(sleepers.map(\.state) == ["S"])
  }

  @Test("With --orphans=term the grace period is kept when 32 bits of its clock start anew")
  func gracePeriodIsKeptWhenClockWraps() throws {
    // 2^52 ns: a counter of 32 bits starts anew then, with 2^20 ns as its unit.
    let wrap = 4503599.627
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    var setting = Setting(.subreaper)
    // A whole number of seconds: the counter starts anew 1 to 2 s after this.
    let offset = Int(wrap - now - 1)
    setting.before = ["unshare", "--time", "--monotonic", "\(offset)", "--fork", "--"]
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    // It needs more than two looks to end, and becomes an orphan when it is ready for TERM.
    let orphan = """
      trap 'sleep 1.2; echo ended; exit' TERM; echo >\(folder["ready"])
      while :; do sleep 0.05; done
      """
    let command = "(sh -c \"$0\" & until [ -e \(folder["ready"]) ]; do :; done); sleep 4; exit 3"
    let outcome = try Scene.run(
      setting, ["-t8", "--orphans=term", "--", "sh", "-c", command, orphan])
    #expect(outcome.ending == .exited(3))
    #expect(outcome.output == "ended\n")
  }
}
