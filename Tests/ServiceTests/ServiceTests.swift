import Testing

@testable import TestSupport

/// Real programs of Debian under each init, and what becomes of their work.
@Suite(
  "Real services finish their work under the init",
  .needs(.namespaces, .tini, .dumbInit))
enum ServiceTests {}
