import Glibc

@testable import TestSupport

/// A root folder with a static busybox, the init and the helper programs.
struct PlaceRoot {
  let folder: TemporaryFolder
  /// The root folder itself, outside of the place.
  var path: String { folder["root"] }

  private static let commands = """
    mkdir -p "$0/root"
    cd "$0/root"
    mkdir -p bin dev etc proc run sys tmp usr var/tmp
    cp /bin/busybox bin
    for applet in sh sleep; do ln -s busybox "bin/$applet"; done
    cp "$1" initlet
    for name in docker-init tini dumb-init; do ln -s initlet "$name"; done
    cp "$2" fixture
    echo 'NAME=Test' >etc/os-release
    echo 'root:x:0:0::/:/bin/sh' >etc/passwd
    """

  private init(_ folder: TemporaryFolder) throws {
    self.folder = folder
    try Programs.output(
      of: ["/bin/sh", "-euc", Self.commands, folder.path]
        + [try Programs.initlet.get(), Programs.fixture])
    try folder.file(
      "lxc.conf",
      """
      lxc.rootfs.path = dir:\(path)
      lxc.net.0.type = none
      lxc.mount.auto = proc:rw
      lxc.apparmor.profile = unconfined

      """)
  }

  /// Runs `body` with such a folder, which is gone afterwards.
  static func with(_ body: (PlaceRoot) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try body(PlaceRoot(folder))
  }

  /// What the command has written to a file of the root folder.
  func read(_ name: String) -> String? { folder.read("root/\(name)") }
}
