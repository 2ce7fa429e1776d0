import Foundation
import PackagePlugin

/// Lets the executable know which commit it is built from: copies Version.swift
/// with the commit's first seven digits in place of as many zeros, which stay
/// where there is no git or no repository.
///
/// `Context.gitInformation` of the manifest would not do, since the package
/// manager caches it beyond the next commit. A build command runs whenever one of
/// its inputs has changed, here the files that git changes along with `HEAD`.
@main
struct ReleaseCommit: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) -> [Command] {
    let package = context.package.directoryURL
    let source = target.directoryURL.appending(path: "Version.swift")
    let copy = context.pluginWorkDirectoryURL.appending(path: "Version.swift")
    // A repository of another user is fine to read, and one further up is not this
    // package's.
    let script = """
      commit=$(git -c safe.directory='*' --git-dir="$1/.git" rev-parse HEAD 2>/dev/null)
      sed "s/0000000/$(printf %.7s "${commit:-0000000}")/" "$2" >"$3"
      """
    return [
      .buildCommand(
        displayName: "Asking git for the commit",
        executable: URL(filePath: "/bin/sh"),
        arguments: ["-c", script, "sh", package.path(), source.path(), copy.path()],
        inputFiles: [source] + filesThatChangeWithHead(of: package),
        outputFiles: [copy])
    ]
  }

  /// HEAD and its log, to which git appends whatever moves it, as far as there
  /// are such files.
  private func filesThatChangeWithHead(of package: URL) -> [URL] {
    var git = package.appending(path: ".git")
    // In a worktree it is a file that names the folder.
    if let text = try? String(contentsOf: git, encoding: .utf8), text.hasPrefix("gitdir: ") {
      let path = text.dropFirst("gitdir: ".count).trimmingCharacters(in: .newlines)
      git = URL(filePath: path, relativeTo: package)
    }
    return ["HEAD", "logs/HEAD"]
      .map { git.appending(path: $0).absoluteURL }
      .filter { FileManager.default.fileExists(atPath: $0.path()) }
  }
}
