@testable import TestSupport

/// The files and words that start an engine beside any other one of the machine.
struct EngineSetting {
  static let searchPath = "/usr/sbin:/usr/bin:/sbin:/bin"
  static let oldRuntime = "old"
  static let gVisorRuntime = "gvisor"

  let folder: TemporaryFolder

  init(_ folder: TemporaryFolder) {
    self.folder = folder
  }

  /// Podman's monitor leaves a file in the current folder when a container runs out of memory.
  func client(_ kind: Engine.Kind) throws -> [String] {
    kind == .docker
      ? [try Requirement.docker.program(), "-H", "unix://\(folder["socket"])"]
      : ["/usr/bin/env", "--chdir=\(folder.path)", try Requirement.podman.program()]
  }

  var environment: [String] {
    [
      "PATH=\(Self.searchPath)", "HOME=\(folder.path)", "DOCKER_BUILDKIT=0",
      "CONTAINERS_CONF=\(folder["containers.conf"])",
      "CONTAINERS_STORAGE_CONF=\(folder["storage.conf"])",
    ]
  }

  func start(_ kind: Engine.Kind) throws -> Keeper {
    try folder.script("runtime", Self.runtime)
    let visor = Requirement.runsc.programs + GVisorProgram.options
    try folder.script("gvisor", "exec \(visor.joined(separator: " ")) \"$@\"")
    let client = try client(kind).joined(separator: " ")
    return try Keeper(
      kind == .docker ? try docker(client) : try podman(client), in: folder,
      environment: environment)
  }

  /// Under the names that the engines look for.
  private func copyInitlet() throws {
    try folder.folder("helpers")
    for name in ["docker-init", "catatonit"] {
      try folder.copy(try Programs.initlet.get(), as: "helpers/\(name)")
    }
  }

  private func docker(_ client: String) throws -> String {
    try copyInitlet()
    return """
      dockerd --iptables=false --ip6tables=false --bridge=none \
        --data-root \(folder["data"]) --exec-root \(folder["exec"]) \
        --pidfile \(folder["pid"]) --host unix://\(folder["socket"]) \
        --init-path \(folder["helpers/docker-init"]) \
        --add-runtime \(Self.oldRuntime)=\(folder["runtime"]) \
        --add-runtime \(Self.gVisorRuntime)=\(folder["gvisor"]) >\(folder["log"]) 2>&1 &
      cat
      \(client) ps --all --quiet | xargs --no-run-if-empty \(client) rm --force
      kill $!
      wait $!
      """
  }

  /// The files that make Podman use nothing but this folder.
  func configurePodman() throws {
    try copyInitlet()
    // Whatever else it looks for in there.
    for name in ProcessTable.names(in: "/usr/lib/podman") {
      try folder.link("helpers/\(name)", to: "/usr/lib/podman/\(name)")
    }
    try folder.file("containers.conf", containersConfiguration)
    try folder.file("storage.conf", storageConfiguration)
  }

  private func podman(_ client: String) throws -> String {
    try configurePodman()
    return """
      cat
      \(client) pod rm --all --force --time 0
      \(client) rm --all --force --time 0
      """
  }

  /// No limit is raised, no network made and no systemd asked, none of which every machine allows;
  /// crun refuses a machine with both kinds of cgroups.
  private var containersConfiguration: String {
    """
    [containers]
    default_ulimits = ["nofile=4096:4096", "nproc=8192:8192"]
    netns = "none"
    log_driver = "k8s-file"
    init_path = "\(folder["helpers/catatonit"])"
    [engine]
    cgroup_manager = "cgroupfs"
    runtime = "runc"
    events_logger = "file"
    tmp_dir = "\(folder["tmp"])"
    infra_image = ""
    helper_binaries_dir = ["\(folder["helpers"])"]
    [engine.runtimes]
    \(Self.oldRuntime) = ["\(folder["runtime"])"]

    """
  }

  private var storageConfiguration: String {
    """
    [storage]
    driver = "overlay"
    graphroot = "\(folder["graph"])"
    runroot = "\(folder["run"])"

    """
  }

  /// An OCI runtime as engines of 2019 used it: nobody but the container's first process is killed
  /// with it.
  ///
  /// `kill --all` does nothing, and what is left leaves the cgroups before `delete` kills them.
  static let runtime = """
    for word; do
      case $word in kill | delete) verb=$word ;; --all) all=1 ;; esac
      last=$word
    done
    if [ "$verb" = kill ] && [ "$all" ]; then exit; fi
    if [ "$verb" = delete ]; then
      for file in $(grep --files-with-matches --no-messages "$last" /proc/[0-9]*/cgroup); do
        process=${file#/proc/}
        for group in /sys/fs/cgroup/cgroup.procs /sys/fs/cgroup/*/cgroup.procs; do
          echo "${process%/cgroup}" >"$group"
        done
      done 2>/dev/null
    fi
    exec runc "$@"
    """
}
