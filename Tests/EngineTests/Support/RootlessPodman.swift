import Glibc

@testable import TestSupport

/// Podman as an ordinary user would run it.
///
/// The user exists nowhere but in a copy of /etc that a mount namespace shows, and all that Podman
/// leaves running ends with a PID namespace.
enum RootlessPodman {
  /// Runs shell commands with the bare image loaded.
  static func run(_ commands: String) throws -> Outcome {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let setting = EngineSetting(folder)
    try setting.configurePodman()
    try folder.file("commands", commands)
    let process = try Subprocess(
      Scene.namespace + [
        "--mount", "/bin/sh", "-euc", becomeUser, folder.path, try Image.bare.root(),
      ],
      environment: setting.environment + ["XDG_RUNTIME_DIR=\(folder.path)"])
    defer { process.kill() }
    return try process.finish(within: 120)
  }

  private static let becomeUser = """
    cd "$0"
    tar -C "$1" -cf image.tar .
    cp -a /etc etc
    echo 'initlet-test:x:54321:54321::/:/bin/sh' >>etc/passwd
    echo 'initlet-test:x:54321:' >>etc/group
    echo 'initlet-test:200000:65536' | tee etc/subuid >etc/subgid
    chown 54321:54321 . commands image.tar
    mount --bind etc /etc
    ! [ -e /usr/libexec/podman/catatonit ] ||
      mount --bind helpers/catatonit "$(readlink -f /usr/libexec/podman/catatonit)"
    exec setpriv --reuid 54321 --regid 54321 --clear-groups sh -c '
      podman import --quiet image.tar \(Image.bare.rawValue) && . ./commands'
    """
}
