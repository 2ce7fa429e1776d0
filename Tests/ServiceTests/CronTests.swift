import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  /// Its jobs have no standard output of their own, and so use PID 1's.
  @Suite("cron's jobs write to the container's log", .needs(.cron, .root))
  struct CronTests {
    @Test("A job of cron writes to /proc/1/fd/1", arguments: Contestant.allCases)
    func jobWritesToFirstOutput(_ contestant: Contestant) throws {
      try Story("cron, a job that writes to /proc/1/fd/1").run(contestant) { folder, _ in
        // Runs at once, but for that cron takes part in nothing of the machine's own.
        try folder.file(
          "crontab",
          "@reboot root (echo from the job >/proc/1/fd/1) 2>\(folder["errors"]); "
            + "touch \(folder["ran"])\n")
        let places = try folder.script(
          "places",
          """
          mount --bind \(folder["crontab"]) /etc/crontab
          for place in /run /etc/cron.d /var/spool/cron; do
            mount -t tmpfs none $place
          done
          exec "$@"
          """)
        let service = try Service(
          contestant, [try Requirement.cron.program(), "-f"], in: folder, before: [places])
        try service.awaitFile("ran")
        try #require(folder.read("errors") == "")
        try service.output.text(through: "from the job\n")
        return .finished
      }
    }
  }
}
