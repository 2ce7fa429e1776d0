import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  @Suite("redis saves at the end", .needs(.redis))
  struct RedisTests {
    @Test("redis daemonised beside tail saves at the end", arguments: Contestant.allCases)
    func daemonSaves(_ contestant: Contestant) throws {
      let story = Story(
        "redis daemonised beside tail -f", losers: Contestant.peers, hung: [.nothing])
      try story.run(contestant) { folder, hangs in
        let script = try folder.script(
          "start",
          """
          \(try Requirement.redis.program()) --daemonize yes --port 0 --dir \(folder.path) \
            --unixsocket \(folder["socket"]) --logfile log --save 3600 1
          exec tail -n +1 -f \(folder["log"])
          """)
        let service = try Service(contestant, [script], in: folder)
        let answer = try service.await("a connection") {
          try? UnixSocket.ask(folder["socket"], "SET work 1\r\n")
        }
        #expect(try answer.line() == "+OK\r")
        try service.output.text(through: "ready to accept connections")
        let ends = try service.stop(hangs: hangs)
        let isSaved = access(folder["dump.rdb"], F_OK) == 0
        return isSaved ? .finished : ends ? .lost : .hung
      }
    }
  }
}
