extension Report {
  /// The report as the file `results.md`.
  var markdown: String {
    let surroundings = "\(date), \(kernel), \(Processor.count) processors, `\(command)`"
    let tables = [mediansAndRatios, targetTable].filter { !$0.rows.isEmpty }.map(\.markdown)
    let list = remarks.map { "- \($0)\n" }.joined()
    let parts =
      ["# Measured\n", "\(surroundings); medians ± the farther quartile:\n"] + tables
      + [list, Self.explanation]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What the tables do not say by themselves.
  private static let explanation = """
    - All candidates are measured in one run, in rounds of random order, each in PID namespaces that the benchmark makes. As root it runs with real-time priority, so that the machine answers slowly meanwhile.
    - `none` is the command alone; for shutdowns, a loop that kills as many processes and waits for them.
    - `limit` is the least possible init: `vfork`, `execve`, `wait4`, `exit`, and no feature at all (`Sources/initlet-limit`).
    - tini and dumb-init need libc besides. The kernel places stacks at random within a page, so that memory varies by a page.
    - For starts, shutdowns as subreaper, and the system calls of both, the init is not PID 1; for all else it is. tini is given `-s` where it is not PID 1.
    - All orphans have ended when they become the init's. 50,000 at once need a `kernel.pid_max` above 52,000.
    - In a storm three processes make orphans without end, on all processors, without priority and in a cgroup of their own, as in a container.
    - A signal there and back is sent to the init and forwarded to the command, which notifies the sender. All processes share one processor.
    - Leftovers of a shutdown are daemons in sessions of their own that end by TERM. The peers as PID 1 leave them to the kernel, which kills them.
    - The targets are the budget in `Sources/Budget`, which the tests hold as well.

    """
}
