import Linux
import Primitives
import Testing

@Suite("The file system")
struct FileSystemTests {
  @Test(
    "A path exists, and is a directory, as the file system has it",
    arguments: [
      ("/", true, true), ("/dev/null", true, false), ("/nonexistent", false, false),
      ("/dev/null/x", false, false), ("", false, false),
    ])
  func pathsExist(_ path: String, _ exists: Bool, _ isDirectory: Bool) {
    path.withCString { path in
      #expect(FileSystem.exists(CString(path)) == exists)
      #expect(FileSystem.isDirectory(CString(path)) == isDirectory)
    }
  }

  @Test("A directory that is not there cannot be entered")
  func missingDirectoryIsNotEntered() {
    #expect(throws: Errno.noSuchFile) { try FileSystem.changeDirectory(to: "/nonexistent") }
    #expect(throws: Errno.notDirectory) { try FileSystem.changeDirectory(to: "/dev/null") }
  }
}
