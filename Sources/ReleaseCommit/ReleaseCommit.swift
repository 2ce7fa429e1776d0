import Foundation
import PackagePlugin

/// Records in the executable the commit from which it is built: copies Version.swift with the first
/// seven digits of the commit in the place of as many zeros.
///
/// The commit is that of the package's git repository. Without a repository it is the content of
/// the file `.commit`, which `git archive` and Dockerfile.example write. Without either the zeros
/// stay. The build command runs again when `.commit` or one of the files that git changes with
/// `HEAD` has changed. `Context.gitInformation` of the manifest is not used, because the package
/// manager keeps its value after the next commit.
@main
struct ReleaseCommit: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) -> [Command] {
    let package = context.package.directoryURL
    let source = target.directoryURL.appending(path: "Version.swift")
    let copy = context.pluginWorkDirectoryURL.appending(path: "Version.swift")
    return [
      .buildCommand(
        displayName: "Asking git for the commit",
        executable: URL(filePath: "/bin/sh"),
        arguments: ["-euc", Self.script, "sh", package.path(), source.path(), copy.path()],
        inputFiles: [source] + filesThatChangeWithCommit(of: package),
        outputFiles: [copy])
    ]
  }

  /// The script, whose arguments are the package's directory, the source and the copy.
  ///
  /// The repository may belong to another user, since it is only read. One in a parent directory is
  /// not the package's. The build system swiftbuild replaces a `$` before a bracket by a build
  /// setting, so the script has none.
  private static let script = """
    commit=`git -c safe.directory='*' --git-dir="$1/.git" rev-parse HEAD 2>/dev/null` ||
      commit=`cat "$1/.commit" 2>/dev/null` || commit=
    case $commit in
    '' | \\$Format*) commit=0000000 ;;
    *[!0-9a-f]* | ? | ?? | ??? | ???? | ????? | ??????)
      echo ".commit: '$commit' is no commit's hash" >&2
      exit 1
      ;;
    esac
    digits=`printf %.7s "$commit"`
    sed "s/0000000/$digits/" "$2" >"$3"
    """

  /// The files that exist of `HEAD`, its log, to which git appends each move, and `.commit`.
  private func filesThatChangeWithCommit(of package: URL) -> [URL] {
    var git = package.appending(path: ".git")
    // In a worktree `.git` is a file that names the directory.
    if let text = try? String(contentsOf: git, encoding: .utf8), text.hasPrefix("gitdir: ") {
      let path = text.dropFirst("gitdir: ".count).trimmingCharacters(in: .newlines)
      git = URL(filePath: path, relativeTo: package)
    }
    let files = ["HEAD", "logs/HEAD"].map { git.appending(path: $0).absoluteURL }
    return (files + [package.appending(path: ".commit")])
      .filter { FileManager.default.fileExists(atPath: $0.path()) }
  }
}
