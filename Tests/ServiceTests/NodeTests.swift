import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  /// npm, a shell and node: each is told by the one before, or by nobody.
  @Suite("node behind npm finishes", .needs(.npm))
  struct NodeTests {
    /// Needs some time at its first TERM, and counts them.
    private static let app = """
      const fs = require('fs')
      process.on('SIGTERM', () => {
        fs.appendFileSync('told', 'TERM\\n')
        setTimeout(() => { fs.writeFileSync('saved', 'all\\n'); process.exit(0) }, 700)
      })
      setInterval(() => {}, 1000)
      fs.writeFileSync('ready', '')
      """

    @Test("node behind npm start saves and is told once", arguments: Contestant.allCases)
    func nodeIsToldOnce(_ contestant: Contestant) throws {
      let story = Story("npm start, a node handler that saves", losers: Contestant.others)
      try story.run(contestant) { folder, _ in
        try folder.file("app.js", Self.app)
        try folder.file("package.json", #"{"name": "app", "scripts": {"start": "node app.js"}}"#)
        let npm = try Requirement.npm.program()
        let service = try Service(
          contestant, [npm, "start", "--prefix", folder.path, "--no-update-notifier"],
          in: folder)
        try service.awaitFile("ready")
        try service.stop()
        guard folder.read("saved") == "all\n" else { return .lost }
        return folder.read("told") == "TERM\n" ? .finished : .lost
      }
    }
  }
}
