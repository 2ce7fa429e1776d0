import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  @Suite("supervisord's programs write to the container's log and finish", .needs(.supervisord))
  struct SupervisordTests {
    @Test(
      "A program of supervisord writes to /proc/1/fd/1 and saves at TERM",
      arguments: Contestant.allCases)
    func programWritesAndSaves(_ contestant: Contestant) throws {
      let story = Story("supervisord with stdout_logfile=/proc/1/fd/1, a program that saves")
      try story.run(contestant) { folder, _ in
        let program = try folder.script("program", SavingScript.body(folder))
        let configuration = try folder.file(
          "supervisord.conf",
          """
          [supervisord]
          nodaemon=true
          logfile=/dev/null
          logfile_maxbytes=0
          pidfile=\(folder["pid"])
          childlogdir=\(folder.path)
          [program:work]
          command=\(program)
          stdout_logfile=/proc/1/fd/1
          stdout_logfile_maxbytes=0
          """)
        let service = try Service(
          contestant, [try Requirement.supervisord.program(), "-c", configuration], in: folder)
        try service.output.text(through: "at work\n")
        try service.stop()
        return SavingScript.verdict(folder)
      }
    }
  }
}
