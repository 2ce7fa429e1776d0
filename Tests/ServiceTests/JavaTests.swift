import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  @Suite("A JVM runs its shutdown hook", .needs(.java))
  struct JavaTests {
    private static let program = """
      import java.nio.file.*;

      class Work {
        public static void main(String[] words) throws Exception {
          Path folder = Path.of(words[0]);
          Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
              Thread.sleep(700);
              Files.writeString(folder.resolve("saved"), "all\\n");
            } catch (Exception e) {
              throw new RuntimeException(e);
            }
          }));
          Files.createFile(folder.resolve("ready"));
          Thread.sleep(Long.MAX_VALUE);
        }
      }
      """

    @Test("A JVM below bash finishes its shutdown hook", arguments: Contestant.allCases)
    func hookFinishesBelowBash(_ contestant: Contestant) throws {
      let story = Story(
        "a JVM with a shutdown hook, below bash", losers: Contestant.peers, hung: [.nothing])
      try story.run(contestant) { folder, hangs in
        let source = try folder.file("Work.java", Self.program)
        try Programs.output(of: [
          try Requirement.java.program(1), "-J-XX:TieredStopAtLevel=1", "-d", folder.path, source,
        ])
        let java = try Requirement.java.program()
        let script = try folder.script(
          "start",
          "\(java) -XX:TieredStopAtLevel=1 -cp \(folder.path) Work \(folder.path)\necho ended",
          first: "#!/bin/bash\n")
        let service = try Service(contestant, [script], in: folder)
        try service.awaitFile("ready")
        let ends = try service.stop(hangs: hangs)
        return folder.read("saved") == "all\n" ? .finished : ends ? .lost : .hung
      }
    }
  }
}
