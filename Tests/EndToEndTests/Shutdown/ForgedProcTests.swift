import Glibc
import Testing

@testable import TestSupport

@Suite("A forged /proc harms no bystander and saves nobody", .needs(.namespaces))
struct ForgedProcTests {
  /// Leaves a process behind and mounts over `/proc` what names a bystander as its child.
  private static let attack = """
    trap '' TERM
    setsid sleep 1000 &
    left=$! init=$PPID
    for each in /proc/[0-9]*; do
      if tr '\\0' ' ' <$each/cmdline | grep -q '^sleep 1001 '; then victim=${each#/proc/}; fi
    done
    parent=$(cut -d' ' -f4 /proc/$init/stat)
    [ -n "$victim" ] && mount -t tmpfs none /proc || exit 6
    forge() {
      mkdir -p /proc/$1/task/$1
      echo "$1 (forged) S $2 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 77 0" >/proc/$1/stat
      echo "$3 " >/proc/$1/task/$1/children
    }
    forge $init $parent $left
    forge $left $init $victim
    forge $victim $left ''
    mkdir -p /proc/self/task/$init
    cp /proc/$init/stat /proc/self/task/$init/stat
    printf 'Pid:\\t%d\\nNSpid:\\t%d\\n' $init $init >/proc/self/status
    exit 5
    """

  @Test("A tmpfs over /proc that names a bystander as a descendant is not believed")
  func forgedProcIsNotBelieved() throws {
    let setting = Setting.held(.subreaper).beside(Bystanders.commands)
    let scene = try Scene(setting, ["-t1", "--", "sh", "-c", Self.attack])
    defer { scene.end() }
    #expect(try scene.initEnding() == .exited(5))
    try Bystanders.expectUnharmed(scene)
  }
}
