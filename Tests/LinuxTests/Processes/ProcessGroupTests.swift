import Glibc
import Linux
import Primitives
import Testing

@Suite("A process group that is another's")
struct ProcessGroupTests {
  @Test("A group is there as long as it has a member, a zombie too")
  func groupIsThereWithMember() throws {
    var child = try ForkedChild { InChild.sleepForever() }
    try Child.move(child.process, to: child.process)
    #expect(ProcessGroup.exists(child.process))
    try Signal.kill.send(to: child.process)
    var info = siginfo_t()
    #expect(waitid(P_PID, id_t(child.process.rawValue), &info, WEXITED | WNOWAIT) == 0)
    #expect(ProcessGroup.exists(child.process))
    #expect(child.wait().termination == .killed(.kill))
    #expect(!ProcessGroup.exists(child.process))
  }
}
