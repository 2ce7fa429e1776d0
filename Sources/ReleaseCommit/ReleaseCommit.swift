import Foundation
import PackagePlugin

/// Lets the executable know which commit it is built from: copies Version.swift with the commit's
/// first seven digits in the place of as many zeros.
///
/// The commit is what git says of the package's repository. Where there is none, it is what stands in
/// the file `.commit`: `git archive` puts it there, and so does Dockerfile.example. Otherwise the
/// zeros stay. `Context.gitInformation` of the manifest would not do, since the package manager keeps
/// it beyond the next commit. A build command runs whenever one of its inputs has changed, here
/// `.commit` and the files that git changes along with `HEAD`.
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

  /// Takes the package's directory, the source and the copy.
  ///
  /// A repository of another user is fine to read, and one further up is not this package's. The
  /// build system swiftbuild would replace a `$` in front of a bracket by a build setting.
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

  /// HEAD and its log, to which git appends whatever moves it, and `.commit`, as far as there are
  /// such files.
  private func filesThatChangeWithCommit(of package: URL) -> [URL] {
    var git = package.appending(path: ".git")
    // In a worktree it is a file that names the directory.
    if let text = try? String(contentsOf: git, encoding: .utf8), text.hasPrefix("gitdir: ") {
      let path = text.dropFirst("gitdir: ".count).trimmingCharacters(in: .newlines)
      git = URL(filePath: path, relativeTo: package)
    }
    let files = ["HEAD", "logs/HEAD"].map { git.appending(path: $0).absoluteURL }
    return (files + [package.appending(path: ".commit")])
      .filter { FileManager.default.fileExists(atPath: $0.path()) }
  }
}
