import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  /// TERM lets clients go on as long as they like; each is ended by a TERM of its own.
  @Suite("postgres shuts down", .needs(.postgres, .setpriv, .root))
  struct PostgresTests {
    private static func asPostgres() throws -> [String] {
      [
        try Requirement.setpriv.program(), "--reuid", "postgres", "--regid", "postgres",
        "--clear-groups",
      ]
    }

    @Test(
      "postgres below a script without exec shuts down beside a client",
      arguments: Contestant.allCases)
    func shutsDownBelowScript(_ contestant: Contestant) throws {
      let story = Story(
        "postgres below a script without exec, a client connected", losers: Contestant.peers,
        hung: [.nothing])
      try story.run(contestant) { folder, hangs in
        let data = folder["data"]
        try Programs.output(
          of: try Self.asPostgres() + [
            try Requirement.postgres.program(1), "-D", data, "-A", "trust", "-N", "--no-locale",
            "-E", "UTF8",
          ])
        let server =
          try Self.asPostgres() + [
            try Requirement.postgres.program(), "-D", data, "-k", folder.path, "-c",
            "listen_addresses=", "-c", "shared_buffers=8MB",
          ]
        let script = try folder.script("start", "\(server.joined(separator: " "))\necho ended")
        let service = try Service(contestant, [script], in: folder)
        _ = try service.errors.line(containing: "ready to accept connections")
        let client = try Subprocess([
          try Requirement.postgres.program(2), "-h", folder.path, "-U", "postgres",
        ])
        defer { client.kill() }
        let query = "select 'connec' || 'ted';\n"
        _ = write(client.input.number, query, query.utf8.count)
        _ = try client.output.line(containing: "connected")
        let ends = try service.stop(hangs: hangs)
        let state = try Programs.output(of: [try Requirement.postgres.program(3), data])
        let isShutDown = state.contains(/cluster state: +shut down\n/)
        return isShutDown ? .finished : ends ? .lost : .hung
      }
    }
  }
}
