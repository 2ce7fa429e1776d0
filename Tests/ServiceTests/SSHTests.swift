import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  /// Sessions are left behind by the server, in sessions of their own.
  @Suite("sshd's sessions end in order", .needs(.sshd, .nsenter, .root))
  struct SSHTests {
    @Test("A session of sshd gets the time to save", arguments: Contestant.allCases)
    func sessionSaves(_ contestant: Contestant) throws {
      try Story("sshd with a live session that saves", losers: Contestant.others).run(contestant) {
        folder, _ in
        chmod(folder.path, 0o755)
        for name in ["host", "user"] {
          try Programs.output(of: [
            try Requirement.sshd.program(2), "-q", "-t", "ed25519", "-N", "", "-f", folder[name],
          ])
        }
        let work = try folder.script("work", SavingScript.body(folder))
        let configuration = try folder.file(
          "sshd.conf",
          """
          ListenAddress 127.0.0.1:22
          HostKey \(folder["host"])
          AuthorizedKeysFile \(folder["user.pub"])
          PidFile none
          PermitRootLogin yes
          StrictModes no
          UsePAM no
          """)
        // Its empty folder is made by the machine's own service.
        let places = try folder.script(
          "places", "mount -t tmpfs none /run\nmkdir -m 755 /run/sshd\nexec \"$@\"")
        let service = try Service(
          contestant, [try Requirement.sshd.program(), "-D", "-e", "-f", configuration],
          in: folder, before: Network.loopback + [places])
        _ = try service.errors.line(containing: "Server listening")
        let client = try Subprocess([
          try Requirement.nsenter.program(), "--target", "\(try service.firstPID())", "--net",
          try Requirement.sshd.program(1), "-i", folder["user"], "-o",
          "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "root@127.0.0.1",
          work,
        ])
        defer { client.kill() }
        try service.awaitFile("ready")
        try service.stop()
        return SavingScript.verdict(folder)
      }
    }
  }
}
