import Glibc
import Synchronization

@testable import TestSupport

/// A shell that keeps an engine going, or a folder, and cleans up when its standard input ends: at the end of
/// the test process, whatever that is.
final class Keeper: Sendable {
  private let shell: Mutex<Subprocess>
  private static let all = Mutex<[Keeper]>([])

  /// The commands wait for the end of their standard input somewhere; the folder goes after them.
  init(_ commands: String, in folder: TemporaryFolder, environment: [String]) throws {
    let script = """
      exec >\(folder["keeper.log"]) 2>&1
      \(commands)
      cut -d ' ' -f 2 /proc/mounts | grep '^\(folder.path)/' | sort --reverse |
        xargs --no-run-if-empty umount --lazy
      rm -rf \(folder.path)
      """
    shell = Mutex(try Subprocess(["/bin/sh", "-c", script], environment: environment))
    Self.all.withLock { keepers in
      if keepers.isEmpty { atexit { Keeper.endAll() } }
      keepers.append(self)
    }
  }

  /// Says what the stories were like, and takes everything away again.
  private static func endAll() {
    print(Figures.table)
    for keeper in all.withLock(\.self) { keeper.end() }
  }

  private func end() {
    shell.withLock { shell in
      shell.input.close()
      _ = try? shell.ending(within: 60)
      shell.kill()
    }
  }
}
