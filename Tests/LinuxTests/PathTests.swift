import InitletCore
import Linux
import Testing

@Suite("Paths")
struct PathTests {
  @Test(
    "What is there",
    arguments: [
      ("/", true, true), ("/dev/null", true, false), ("/nonexistent", false, false),
      ("/dev/null/x", false, false), ("", false, false),
    ])
  func kinds(_ path: String, _ exists: Bool, _ isDirectory: Bool) {
    path.withCString { path in
      #expect(Path.exists(CString(path)) == exists)
      #expect(Path.isDirectory(CString(path)) == isDirectory)
    }
  }

  @Test("A directory that is not there cannot be entered")
  func changeDirectory() {
    #expect(throws: Errno.noSuchFile) { try Path.changeDirectory(to: "/nonexistent") }
    #expect(throws: Errno.notDirectory) { try Path.changeDirectory(to: "/dev/null") }
  }
}
