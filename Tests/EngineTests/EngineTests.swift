import Testing

@testable import TestSupport

/// All tests with engines, one at a time: each of them keeps a machine busy.
@Suite(
  "On container engines the init keeps its promises", .serialized,
  .needs(
    .root, .docker, .podman, .dbus, .nginx, .busybox, .tini, .dumbInit, .systemdNotify))
enum EngineTests {}
