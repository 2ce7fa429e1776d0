@testable import TestSupport

/// The images of the tests.
enum Image: String, CaseIterable, Sendable {
  /// A small Debian with services and inits, taken from this machine.
  case system = "initlet-test-system"
  /// Nothing but two executables.
  case bare = "initlet-test-bare"

  /// Its files, the same for every engine.
  func root() throws -> String {
    try (self == .system ? Self.systemRoot : Self.bareRoot).get()
  }

  private static let systemRoot = Result { try make(inits + services) }
  private static let bareRoot = Result { try make(inits) }

  private static func make(_ commands: String) throws -> String {
    let folder = try TemporaryFolder()
    _ = try Keeper("cat", in: folder, environment: Subprocess.cleanEnvironment)
    let root = try folder.folder("root")
    let process = try Subprocess(
      [
        "/bin/sh", "-euc", commands, root, try Programs.initlet.get(), Programs.fixture,
        nginxConfiguration,
      ])
    defer { process.kill() }
    let outcome = try process.finish(within: 60)
    guard outcome.ending == .exited(0) else { throw Failure("an image: \(outcome.errors)") }
    return root
  }

  private static let inits = """
    cd "$0"
    cp "$1" initlet
    cp "$2" fixture

    """

  private static let services = """
    add() {
      for file in "$1" $(ldd "$1" | grep --only-matching '/[^ ]*'); do
        cp --dereference --parents "$file" .
      done
    }
    mkdir -p bin etc proc run sys usr/bin usr/sbin var/lib/nginx var/log/nginx
    mkdir -m 1777 tmp
    cp /bin/busybox bin
    for applet in cat cp ls ps sleep touch true; do ln -s busybox bin/$applet; done
    add /bin/dash
    ln -s dash bin/sh
    for program in /usr/bin/dbus-daemon /usr/bin/dbus-send /usr/bin/nohup /usr/bin/setsid \\
      /usr/bin/systemd-notify /usr/bin/dumb-init /usr/sbin/nginx; do add $program; done
    cp /usr/bin/tini-static usr/bin
    cp --recursive --parents /usr/share/dbus-1/session.conf .
    echo 'root:x:0:0::/:/bin/sh
    www-data:x:33:33::/:/bin/sh
    nobody:x:65534:65534::/:/bin/sh' >etc/passwd
    echo 'root:x:0:
    www-data:x:33:
    nogroup:x:65534:' >etc/group
    mkdir etc/nginx
    echo "$3" >etc/nginx/nginx.conf
    sed 's#8080#unix:/run/socket#' etc/nginx/nginx.conf >etc/nginx/socket.conf
    head -c 300000 /dev/zero >slow

    """

  /// One file takes seconds to be fetched.
  ///
  /// A copy of it listens on a socket in the file system, which can be reached from outside the
  /// container, but which a killed nginx leaves in the way of the next one.
  private static let nginxConfiguration = """
    worker_processes 2;
    pid /run/nginx.pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      client_body_temp_path /tmp/body;
      proxy_temp_path /tmp/proxy;
      fastcgi_temp_path /tmp/fastcgi;
      uwsgi_temp_path /tmp/uwsgi;
      scgi_temp_path /tmp/scgi;
      server {
        listen 8080;
        location / { return 204; }
        location /slow { root /; limit_rate 100000; }
      }
    }

    """
}

/// What a container is started under.
enum Contender: String, CaseIterable, Sendable {
  case initlet
  case nothing = "no init"
  case tini
  case dumbInit = "dumb-init"

  static let others = allCases.filter { $0 != .initlet }

  /// The words before the command, with what makes each do all it can.
  func words(_ options: [String] = []) -> [String] {
    switch self {
    case .initlet: ["/initlet"] + options + ["--"]
    case .nothing: []
    case .tini: ["tini-static", "-s", "-g", "--"]
    case .dumbInit: ["dumb-init", "--"]
    }
  }
}
