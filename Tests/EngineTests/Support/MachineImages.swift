import Glibc

@testable import TestSupport

/// The images that Dockerfile.example starts from, made of this machine's own files: no registry
/// can be asked.
enum MachineImages {
  /// The toolchain, and what it links with.
  static func loadCompiler(into engine: Engine) throws {
    let toolchain = try toolchain()
    let commands = """
      {
        printf '/bin\\n/sbin\\n/lib\\n/lib64\\n/tmp\\n'
        toolchain \(toolchain)
        toolchain \(toolchain) | grep -E '/bin/|\\.so' | xargs ldd 2>/dev/null |
          grep -o '/[^ ]*' | sort -u | xargs readlink -e | grep -v '^\(toolchain)/'
        toolchain \(toolchain) | grep -E '/bin/|\\.so' | xargs ldd 2>/dev/null |
          grep -o '/[^ ]*' | sort -u | grep -v '^\(toolchain)/'
        files $(packages $essential binutils libc6-dev libstdc++-12-dev)
      } | archive
      """
    try engine.load(
      functions + commands, as: "swift:6.3-bookworm",
      ["ENV PATH=\(toolchain)/bin:\(EngineSetting.searchPath)"])
  }

  /// What every Debian has, with apt to install more.
  static func loadDebian(into engine: Engine) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try engine.load(
      functions + debian.replacing("FOLDER", with: folder.path), as: "debian:bookworm-slim",
      ["ENV PATH=\(EngineSetting.searchPath)"])
  }

  private static func toolchain() throws -> String {
    let process = try Subprocess(
      ["/bin/sh", "-c", "readlink -f \"$(command -v swift)\""],
      environment: Programs.ownEnvironment)
    let program = try process.finish().output
    return program.split(whereSeparator: { $0 == "/" || $0 == "\n" }).dropLast(2)
      .map { "/\($0)" }.joined()
  }

  private static let functions = """
    essential='base-files base-passwd bash coreutils dash debianutils diffutils dpkg findutils grep
      gzip hostname init-system-helpers libc-bin mawk perl-base sed sysvinit-utils tar util-linux'
    # Packages with all that they need, as far as it is installed.
    packages() {
      apt-cache depends --recurse --installed --no-recommends --no-suggests --no-conflicts \\
        --no-breaks --no-replaces --no-enhances "$@" | grep '^[a-z0-9]' | grep -v -- '-perl$' |
        xargs dpkg-query --show --showformat '${db:Status-Abbrev}${Package}\\n' 2>/dev/null |
        sed -n 's/^ii *//p' | sort -u
    }
    files() {
      dpkg-query --listfiles "$@" | grep '^/' | grep -Ev '^/usr/share/(doc|man|locale|info)/'
    }
    # What compiling for this machine takes.
    toolchain() {
      for name in swift swiftc swift-build swift-package swift-frontend swift-driver \\
        swift-autolink-extract clang clang++ ld.lld lld llvm-ar; do
        echo "$1/bin/$name"
        readlink "$1/bin/$name" | sed "s#^#$1/bin/#"
      done
      find "$1/lib/swift" "$1/lib/clang" \\
        -not -path '*/embedded/*/*' -o -path "*/$(uname -m)-unknown-linux-gnu*"
    }
    # Paths become an archive, those among them that a merged /usr has moved as well.
    archive() {
      sed -E 's#^/(bin|sbin|lib|lib64)/#/usr/\\1/#; s#^/##' | sort -u |
        while read -r file; do
          if [ -e "/$file" ] || [ -L "/$file" ]; then echo "$file"; fi
        done | tar -C / --no-recursion -cf - -T -
    }

    """

  private static let debian = """
    list=$(packages $essential apt debian-archive-keyring)
    {
      printf '/bin\\n/sbin\\n/lib\\n/lib64\\n/tmp\\n/etc/passwd\\n/etc/group\\n/etc/shadow\\n'
      files $list
      find /etc/apt
      echo /etc/ssl/certs/ca-certificates.crt
      for package in $list; do
        ls /var/lib/dpkg/info/$package.* /var/lib/dpkg/info/$package:*.* 2>/dev/null
      done
      echo /var/lib/dpkg/info/format
    } | archive | tar -C FOLDER -xf -
    cd FOLDER
    mkdir -p dev proc run sys var/cache/apt/archives/partial var/cache/debconf \\
      var/lib/apt/lists/partial var/lib/dpkg/updates var/log/apt
    dpkg-query --status $list >var/lib/dpkg/status
    tar -c .
    """
}
