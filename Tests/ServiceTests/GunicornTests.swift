import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  /// A master that tells its workers what to do; a signal that reaches them as well is fatal.
  @Suite("gunicorn finishes its requests", .needs(.gunicorn))
  struct GunicornTests {
    private static let app = """
      import os, time

      def app(environ, start_response):
          if environ['PATH_INFO'] == '/slow':
              open('begun', 'w').close()
              while not os.path.exists('go'):
                  time.sleep(0.01)
          start_response('200 OK', [])
          return [b'done\\n']
      """

    private static func start(
      _ contestant: Contestant, in folder: TemporaryFolder, options: [String] = []
    ) throws -> Service {
      try folder.file("app.py", app)
      return try Service(
        contestant,
        [
          try Requirement.gunicorn.program(), "--bind", "unix:socket", "--chdir", folder.path,
          "--pid", folder["pid"], "--worker-tmp-dir", folder.path, "--access-logfile",
          folder["access"], "app:app",
        ], in: folder, options: options)
    }

    /// Waits for so many workers of a master.
    private static func awaitWorkers(
      _ count: Int, of master: pid_t, _ service: Service, within seconds: Double = Deadline.hang
    ) throws {
      _ = try service.await("\(count) workers", within: seconds) {
        ProcessTable.children(of: master).count == count ? true : nil
      }
    }

    @Test("gunicorn finishes a request at TERM", arguments: Contestant.allCases)
    func termFinishesRequest(_ contestant: Contestant) throws {
      try Story("gunicorn, TERM with a request in flight").run(contestant) { folder, _ in
        let service = try Self.start(contestant, in: folder)
        let request = try SlowRequest(service, "socket")
        try service.send(SIGTERM)
        let verdict = try request.finish()
        try service.end()
        return verdict
      }
    }

    @Test("gunicorn finishes a request at HUP", arguments: Contestant.allCases)
    func hupFinishesRequest(_ contestant: Contestant) throws {
      let story = Story(
        "gunicorn, HUP with a request in flight", losers: Contestant.ofGroups)
      try story.run(contestant) { folder, _ in
        let service = try Self.start(contestant, in: folder)
        let request = try SlowRequest(service, "socket")
        try service.send(SIGHUP)
        return try request.finish()
      }
    }

    @Test("gunicorn adds and removes a worker at TTIN and TTOU", arguments: Contestant.allCases)
    func ttinAndTtouChangeWorkers(_ contestant: Contestant) throws {
      // tini ignores both, and dumb-init makes a STOP of each.
      let story = Story("gunicorn, TTIN and TTOU", losers: Contestant.peers)
      try story.run(contestant) { folder, _ in
        let service = try Self.start(contestant, in: folder)
        let request = try SlowRequest(service, "socket")
        let master = try service.mainPID(contestant)
        try Self.awaitWorkers(1, of: master, service)
        try service.send(SIGTTIN)
        if Contestant.peers.contains(contestant) {
          do {
            try Self.awaitWorkers(2, of: master, service, within: Service.patience)
            return .finished
          } catch { return .lost }
        }
        try Self.awaitWorkers(2, of: master, service)
        try service.send(SIGTTOU)
        let verdict = try request.finish()
        try Self.awaitWorkers(1, of: master, service)
        return verdict
      }
    }

    @Test("gunicorn's USR2 hand-over keeps the service with -W", arguments: Contestant.allCases)
    func usr2HandsOver(_ contestant: Contestant) throws {
      let story = Story("gunicorn, USR2 hand-over (-W)", losers: Contestant.others)
      try story.run(contestant) { folder, _ in
        let service = try Self.start(contestant, in: folder, options: ["-W"])
        try service.awaitFile("pid", containing: "\n")
        let master = try service.mainPID(contestant)
        try Self.awaitWorkers(1, of: master, service)
        try service.send(SIGUSR2)
        try service.awaitFile("pid.2", containing: "\n")
        let second = try service.await("the second master") {
          ProcessTable.children(of: master).first { !ProcessTable.children(of: $0).isEmpty }
        }
        try #require(kill(master, SIGTERM) == 0)
        _ = try eventually("the end of the first master") {
          ProcessTable.entry(master) == nil ? true : nil
        }
        if contestant != .initlet {
          try service.end()
          return .lost
        }
        try #require(ProcessTable.entry(second) != nil)
        let request = try SlowRequest(service, "socket")
        // What waits is a service as before: it is asked to end and finishes.
        try service.send(SIGTERM)
        let verdict = try request.finish()
        try service.end()
        return verdict
      }
    }
  }
}
