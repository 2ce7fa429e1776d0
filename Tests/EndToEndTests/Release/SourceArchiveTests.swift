import Glibc
import Testing

@testable import TestSupport

@Suite(
  "A source archive knows its commit",
  .enabled(if: access("\(Programs.package)/.git", F_OK) == 0, "needs the git repository"))
struct SourceArchiveTests {
  @Test("A build of a source archive without a repository shows the commit")
  func archiveBuildShowsCommit() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let git = "git -c safe.directory='*' -C '\(Programs.package)'"
    let commit = try Self.shell("\(git) rev-parse HEAD").output
    let unpacked = try Self.shell("\(git) archive HEAD | tar -x -C '\(folder.path)'")
    try #require(unpacked.ending == .exited(0), "\(unpacked.errors)")
    #expect(folder.read(".commit") == commit)
    #expect(try Self.versionBuilt(in: folder).hasSuffix(" - git.\(commit.prefix(7))\n"))

    // As in a copy of the files without the repository.
    try folder.file(".commit", "$Format:%H$\n")
    #expect(try Self.versionBuilt(in: folder).hasSuffix(" - git.0000000\n"))

    try folder.file(".commit", "main\n")
    let refused = try Self.build(in: folder)
    #expect(refused.ending == .exited(1))
    #expect((refused.output + refused.errors).contains(".commit: 'main' is no commit's hash"))
  }

  private static func versionBuilt(in folder: TemporaryFolder) throws -> String {
    let built = try build(in: folder)
    try #require(built.ending == .exited(0), "\(built.output)\(built.errors)")
    return try Subprocess([folder[".build/release/initlet"], "--version"]).finish().output
  }

  private static func build(in folder: TemporaryFolder) throws -> Outcome {
    // The package manager leaves its locks in the folder for temporary files.
    try shell(
      "cd '\(folder.path)' && TMPDIR=$PWD swift build -c release --product initlet")
  }

  private static func shell(_ commands: String) throws -> Outcome {
    let process = try Subprocess(
      ["/bin/sh", "-c", commands], environment: Programs.ownEnvironment)
    return try process.finish(within: 600)
  }
}
