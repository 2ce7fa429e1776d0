import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  /// TERM lets the master wait for its workers, and ends a worker in the middle of its task.
  @Suite("celery finishes its tasks", .needs(.celery))
  struct CeleryTests {
    private static let tasks = """
      import os, time
      from celery import Celery

      app = Celery('tasks', broker='filesystem://', broker_transport_options={
          'data_folder_in': 'queue', 'data_folder_out': 'queue', 'store_processed': False,
          'control_folder': 'control'})

      @app.task
      def work():
          open('begun', 'w').close()
          while not os.path.exists('go'):
              time.sleep(0.01)
          open('saved', 'w').write('all\\n')
      """

    /// Asks a worker with a task at work to end, and returns what becomes of the task.
    private static func work(
      _ contestant: Contestant, _ folder: TemporaryFolder, below script: Bool, hangs: Bool
    ) throws -> Verdict {
      try folder.file("tasks.py", tasks)
      try folder.folder("queue")
      try folder.folder("control")
      let celery = [
        try Requirement.celery.program(), "--workdir", folder.path, "--app", "tasks", "--quiet",
      ]
      let worker =
        celery + [
          "worker", "--concurrency", "1", "--without-gossip", "--without-mingle",
          "--without-heartbeat",
        ]
      let command =
        script
        ? [try folder.script("start", "\(worker.joined(separator: " "))\necho ended")] : worker
      let call = try Subprocess(celery + ["call", "tasks.work"]).finish()
      try #require(call.ending == .exited(0), "\(call.errors)")
      let service = try Service(
        contestant, command, in: folder, environment: ["C_FORCE_ROOT=1"])
      try service.awaitFile("begun")
      try service.send(SIGTERM)
      usleep(700_000)
      try folder.file("go")
      let ends = try service.end(hangs: hangs)
      return folder.read("saved") == "all\n" && ends ? .finished : ends ? .lost : .hung
    }

    @Test("celery finishes a task at TERM", arguments: Contestant.allCases)
    func termFinishesTask(_ contestant: Contestant) throws {
      // The master waits for the task of the worker that is gone.
      let story = Story("celery, a task in flight", hung: Contestant.ofGroups)
      try story.run(contestant) { folder, hangs in
        try Self.work(contestant, folder, below: false, hangs: hangs)
      }
    }

    @Test("celery below a script without exec finishes a task", arguments: Contestant.allCases)
    func termFinishesTaskBelowScript(_ contestant: Contestant) throws {
      let story = Story(
        "celery below a script without exec, a task in flight", losers: Contestant.peers,
        hung: [.nothing])
      try story.run(contestant) { folder, hangs in
        try Self.work(contestant, folder, below: true, hangs: hangs)
      }
    }
  }
}
