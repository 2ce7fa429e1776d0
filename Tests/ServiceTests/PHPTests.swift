import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  /// A master whose workers die of what it acts upon.
  @Suite("php-fpm finishes its requests", .needs(.phpFPM, .root))
  struct PHPTests {
    private static let script = """
      <?php
      touch(__DIR__ . '/begun');
      while (!file_exists(__DIR__ . '/go')) { usleep(10000); clearstatcache(); }
      echo "done\\n";
      """

    /// Sends a signal while a request is in flight, and returns whether the whole answer comes.
    private static func answer(
      _ contestant: Contestant, _ folder: TemporaryFolder, at signal: Int32,
      options: [String] = [], thenEnds: Bool = false
    ) throws -> Verdict {
      let configuration = try folder.file(
        "fpm.conf",
        """
        [global]
        error_log=\(folder["log"])
        process_control_timeout=60
        [www]
        listen=\(folder["socket"])
        pm=static
        pm.max_children=1
        user=www-data
        group=www-data
        """)
      let script = try folder.file("slow.php", script)
      let service = try Service(
        contestant, [try Requirement.phpFPM.program(), "-F", "-n", "-y", configuration],
        in: folder, options: options)
      try service.awaitFile("log", containing: "ready")
      let request = try Subprocess(
        [try Requirement.phpFPM.program(1), "-bind", "-connect", folder["socket"]],
        environment: ["SCRIPT_FILENAME=\(script)", "REQUEST_METHOD=GET"])
      defer { request.kill() }
      try service.awaitFile("begun")
      try service.send(signal)
      let deadline = Deadline.after(0.7)
      while !request.output.hasEnded && !deadline.hasPassed { request.output.advance(deadline) }
      try folder.file("go")
      let text = try request.output.rest()
      if thenEnds { try service.end() }
      return text.contains("done\n") ? .finished : .lost
    }

    @Test("php-fpm finishes a request when its logs are reopened", arguments: Contestant.allCases)
    func usr1FinishesRequest(_ contestant: Contestant) throws {
      let story = Story("php-fpm, USR1 with a request in flight", losers: Contestant.ofGroups)
      try story.run(contestant) { folder, _ in
        try Self.answer(contestant, folder, at: SIGUSR1)
      }
    }

    @Test("php-fpm finishes a request when it is reloaded", arguments: Contestant.allCases)
    func usr2FinishesRequest(_ contestant: Contestant) throws {
      let story = Story("php-fpm, USR2 with a request in flight", losers: Contestant.ofGroups)
      try story.run(contestant) { folder, _ in
        try Self.answer(contestant, folder, at: SIGUSR2)
      }
    }

    @Test("php-fpm finishes a request with -r TERM:QUIT", arguments: Contestant.allCases)
    func termAsQuitFinishesRequest(_ contestant: Contestant) throws {
      let story = Story(
        "php-fpm, TERM with a request in flight (-r TERM:QUIT)", losers: Contestant.others)
      try story.run(contestant) { folder, _ in
        try Self.answer(
          contestant, folder, at: SIGTERM, options: ["-r", "TERM:QUIT"], thenEnds: true)
      }
    }

    @Test("php-fpm loses a request at TERM without -r TERM:QUIT")
    func plainTermLosesRequest() throws {
      let story = Story("php-fpm, TERM with a request in flight", losers: [.initlet])
      try story.run(.initlet) { folder, _ in
        try Self.answer(.initlet, folder, at: SIGTERM, thenEnds: true)
      }
    }
  }
}
