import Glibc
import Testing

@testable import TestSupport

extension ServiceTests {
  @Suite("apache writes to the container's log", .needs(.apache, .nsenter, .root))
  struct ApacheTests {
    @Test("apache's CustomLog /proc/1/fd/1 gets each request", arguments: Contestant.allCases)
    func customLogIsFirstOutput(_ contestant: Contestant) throws {
      try Story("apache with CustomLog /proc/1/fd/1").run(contestant) { folder, _ in
        let modules = "/usr/lib/apache2/modules"
        // It listens on TCP alone.
        let configuration = try folder.file(
          "apache.conf",
          """
          ServerRoot \(folder.path)
          ServerName localhost
          Listen 127.0.0.1:80
          PidFile \(folder["pid"])
          DefaultRuntimeDir \(folder.path)
          Mutex file:\(folder.path)
          User www-data
          Group www-data
          LoadModule mpm_prefork_module \(modules)/mod_mpm_prefork.so
          LoadModule authz_core_module \(modules)/mod_authz_core.so
          StartServers 1
          DocumentRoot \(folder.path)
          LogFormat "asked for %U" asked
          CustomLog /proc/1/fd/1 asked
          ErrorLog /proc/1/fd/2
          """)
        try folder.file("page", "a page\n")
        let service = try Service(
          contestant,
          [try Requirement.apache.program(), "-f", configuration, "-D", "FOREGROUND"],
          in: folder, before: Network.loopback)
        let request = #"""
          exec 3<>/dev/tcp/127.0.0.1/80; printf 'GET /page HTTP/1.0\r\n\r\n' >&3; cat <&3
          """#
        _ = try service.await("an answer") {
          try service.run(inNetwork: request).output.contains("a page\n") ? true : nil
        }
        try service.output.text(through: "asked for /page\n")
        try service.stop()
        return .finished
      }
    }
  }
}
