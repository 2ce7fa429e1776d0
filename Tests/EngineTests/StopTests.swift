import Glibc
import Testing

@testable import TestSupport

extension EngineTests {
  /// Stories 4 and 5: what `stop` does to a container.
  @Suite("Stopping a container is quick and clean", .serialized)
  struct StopTests {
    private static let script = ["sh", "-c", "while :; do sleep 1; done"]

    @Test(
      "4. A script that traps nothing ends at once when its container is stopped",
      arguments: Engine.Kind.allCases)
    func scriptEndsAtOnce(_ kind: Engine.Kind) throws {
      for contender in Contender.allCases {
        let isQuick = contender != .nothing
        let duration = try quickest(of: isQuick ? 3 : 1, below: 1) {
          let container = try Container(try Engine.shared(kind), contender.words() + Self.script)
          defer { container.remove() }
          let duration = try container.secondsToStop()
          #expect(try container.exitCode() == (isQuick ? "143" : "137"), "\(contender)")
          return duration
        }
        if contender == .initlet { #expect(duration < 1) }
        if contender == .nothing { #expect(duration > 9) }
        Figures.note("4. stop of a script", kind, contender, seconds: duration, "0 left")
      }
    }

    /// Asks for a file that takes three seconds, stops the container, and returns what has come.
    private static func download(
      _ kind: Engine.Kind, _ options: [String]
    ) throws -> (bytes: Int, seconds: Double) {
      let command =
        Contender.initlet.words(options)
        + ["nginx", "-c", "/etc/nginx/socket.conf", "-g", "daemon off;"]
      let container = try Container(try Engine.shared(kind), command)
      defer { container.remove() }
      let socket = "/proc/\(try container.pid())/root/run/socket"
      let answer = try eventually("an answer of nginx", within: 30) {
        try? UnixSocket.ask(socket, "GET /slow HTTP/1.0\r\n\r\n")
      }
      _ = try answer.line(containing: "HTTP/1.1 200")
      var bytes = 0
      let duration = try seconds {
        let stop = try container.engine.begin(["stop", container.id])
        defer { stop.kill() }
        bytes = try answer.rest(within: 20).utf8.count
        #expect(try stop.finish(within: 20).ending == .exited(0))
      }
      #expect(try container.exitCode() == "0")
      return (bytes, duration)
    }

    @Test("4. With -r TERM:QUIT nginx finishes what it serves", arguments: Engine.Kind.allCases)
    func nginxFinishesWhatItServes(_ kind: Engine.Kind) throws {
      let cut = try Self.download(kind, [])
      let drained = try Self.download(kind, ["-r", "TERM:QUIT"])
      #expect(cut.bytes < 300_000)
      #expect(drained.bytes > 300_000)
      Figures.note(
        "4. stop of nginx that serves 300 kB", kind, .initlet, seconds: drained.seconds,
        "all served (without -r TERM:QUIT \(cut.bytes) bytes)")
    }

    /// A service that has daemonised, and one that needs a second to write its state, beside nginx.
    private static let services = """
      dbus-daemon --session --fork --address=unix:path=/state/bus --print-address >/state/address
      setsid sh -c 'trap "sleep 1; echo all >/state/written; exit" TERM
        echo >/state/ready; while :; do sleep 0.1; done' &
      exec nginx -g "daemon off;"
      """

    @Test(
      "5. Daemons beside the main program answer a stop and end cleanly",
      arguments: Engine.Kind.allCases, Contender.allCases)
    func daemonsEndCleanly(_ kind: Engine.Kind, _ contender: Contender) throws {
      let engine = try Engine.shared(kind)
      let state = try TemporaryFolder()
      defer { state.remove() }
      let container = try Container(
        engine, contender.words(["-v"]) + ["sh", "-c", Self.services],
        options: ["--volume", "\(state.path):/state"])
      defer { container.remove() }
      _ = try eventually("the services", within: 30) {
        try state.read("ready") != nil && state.read("address") != ""
          && container.members().count { $0.name == "nginx" } == 3 ? true : nil
      }
      let names = try engine.text(
        "exec", container.id, "dbus-send", "--bus=unix:path=/state/bus", "--print-reply",
        "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames")
      #expect(names.contains("org.freedesktop.DBus"))
      let duration = try container.secondsToStop()
      // It removes its socket when it ends cleanly.
      let isClean = access(state["bus"], F_OK) != 0
      let isWritten = state.read("written") == "all\n"
      #expect(isClean == (contender == .initlet))
      #expect(isWritten == (contender == .initlet))
      Figures.note(
        "5. daemons beside nginx", kind, contender, seconds: duration,
        "dbus-daemon \(isClean ? "ended cleanly" : "killed"), state \(isWritten ? "written" : "lost")"
      )
      if contender == .initlet {
        #expect(try container.exitCode() == "0")
        #expect(try !container.log().lowercased().contains("sending sigkill"))
      }
    }

    @Test(
      "5. A daemon that ignores TERM gets the grace period and no more",
      arguments: Engine.Kind.allCases)
    func stubbornDaemonGetsGracePeriod(_ kind: Engine.Kind) throws {
      let leaving = ["/fixture", "leave-behind", "stay", "daemon:ignore"]
      let duration = try quickest(below: 4) {
        let container = try Container(
          try Engine.shared(kind), Contender.initlet.words(["-t", "2"]) + leaving)
        defer { container.remove() }
        try container.awaitLog("left 1")
        let duration = try container.secondsToStop()
        #expect(try container.exitCode() == "143")
        return duration
      }
      #expect(duration > 2 && duration < 4)
      Figures.note(
        "5. a daemon that ignores TERM, grace period 2 s", kind, .initlet, seconds: duration,
        "0 left"
      )
    }
  }
}
