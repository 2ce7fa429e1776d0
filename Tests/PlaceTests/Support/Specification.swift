import Foundation

/// What the Open Container Initiative calls a container's configuration.
struct Specification {
  let command: [String]
  let root: String
  let hasTerminal: Bool
  let name: String
  /// The name of the first container, where this is one of a pod's others.
  let pod: String?

  func text() throws -> String {
    let annotations = [
      "io.kubernetes.cri.container-type": pod == nil ? "sandbox" : "container",
      "io.kubernetes.cri.sandbox-id": pod ?? name,
    ]
    let process: [String: Any] = [
      "terminal": hasTerminal, "user": ["uid": 0, "gid": 0], "args": command, "cwd": "/",
      "env": ["PATH=/bin", "TERM=vt100"],
    ]
    // Without a PID namespace of its own a container is in that of the first one.
    let content: [String: Any] = [
      "ociVersion": "1.0.0", "annotations": annotations, "process": process,
      "root": ["path": root],
      "mounts": [["destination": "/proc", "type": "proc", "source": "proc"]],
      "linux": ["namespaces": [["type": "mount"]]],
    ]
    return String(decoding: try JSONSerialization.data(withJSONObject: content), as: UTF8.self)
  }
}
