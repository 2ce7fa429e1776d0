@testable import TestSupport

extension TemporaryFolder {
  /// One in which nothing can be executed, for different reasons.
  static func withoutPrograms() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.file("file")
    try folder.file("plain-file")
    try folder.folder("folder")
    try folder.script("no-interpreter", "echo", first: "#!/no/such/interpreter\n")
    try folder.script("foreign", "echo", first: "\u{7f}ELF\u{2}\u{1}\u{1}\0\0\0\0\0\0\0\0\0\n")
    try folder.script("binary", "echo", first: "echo\0\n")
    try folder.link("loop", to: "loop")
    return folder
  }
}
