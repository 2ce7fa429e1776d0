import Testing

@testable import TestSupport

@Suite("Under a peer's name the init answers as the peer", .needsPeers)
struct PeerInformationTests {
  private static let tiniHelp = [
    "tini (tini version ", "under the supervision of a", "more verbose",
  ]

  static let questions = [
    Question(
      peer: .tini, arguments: ["--version"], place: .output, contents: ["tini version "]),
    Question(peer: .tini, arguments: ["-h"], place: .output, contents: tiniHelp),
    Question(peer: .tini, arguments: [], place: .errors, contents: tiniHelp, code: 1),
    Question(peer: .tini, arguments: ["-v"], place: .errors, contents: tiniHelp, code: 1),
    Question(peer: .tini, arguments: ["-l"], place: .output, contents: ["License"]),
    Question(
      peer: .dumbInit, arguments: ["--version"], place: .errors, contents: ["dumb-init v"]),
    Question(peer: .dumbInit, arguments: ["-V"], place: .errors, contents: ["dumb-init v"]),
    Question(
      peer: .dumbInit, arguments: ["-h"], place: .errors,
      contents: ["dumb-init v", "Usage: ", "--single-child", "--rewrite"]),
    Question(peer: .dumbInit, arguments: ["--help"], place: .errors, contents: ["Usage: "]),
    Question(
      peer: .dumbInit, arguments: [], place: .errors, contents: ["dumb-init --help"], code: 1),
    Question(
      peer: .dumbInit, arguments: ["--vers"], place: .errors, contents: ["dumb-init v"]),
    Question(
      peer: .catatonit, arguments: ["--version"], place: .output,
      contents: ["tini version ", "_catatonit\n"]),
    Question(
      peer: .catatonit, arguments: ["-V"], place: .output,
      contents: ["tini version ", "_catatonit\n"]),
    Question(
      peer: .catatonit, arguments: ["-h"], place: .errors, contents: ["sage: catatonit", "-g"]),
    Question(peer: .catatonit, arguments: [], place: .errors, contents: ["catatonit"], code: 1),
    Question(peer: .catatonit, arguments: ["-L"], place: .output, contents: []),
  ]

  @Test(
    "Under a peer's name answers go where the peer's go, with its status", arguments: questions,
    Player.allCases)
  func answerHasPeersPlaceAndStatus(_ question: Question, _ player: Player) throws {
    for role in Role.allCases {
      let outcome = try Scene.run(
        Setting(role, question.peer, player), question.arguments)
      #expect(outcome.ending == .exited(question.code))
      let isOutput = question.place == .output
      let (text, other) =
        isOutput ? (outcome.output, outcome.errors) : (outcome.errors, outcome.output)
      #expect(!text.isEmpty && other.isEmpty, "“\(text)”, “\(other)”")
      for part in question.contents { #expect(text.contains(part), "\(text)") }
    }
  }

  @Test("Under a peer's name the version is one line", arguments: Peer.allCases, Player.allCases)
  func versionIsOneLine(_ peer: Peer, _ player: Player) throws {
    let outcome = try Scene.run(Setting(.subreaper, peer, player), ["--version"])
    let text = outcome.output + outcome.errors
    #expect(text.count(where: { $0 == "\n" }) == 1 && text.hasSuffix("\n"), "\(text)")
  }

  @Test("Under a peer's name help names the peer and all options", arguments: Peer.allCases)
  func helpNamesPeerAndAllOptions(_ peer: Peer) throws {
    let own = try Scene.run(.subreaper, ["--help"]).output
    let outcome = try Scene.run(Setting(.subreaper, peer, .standIn), ["--help"])
    let text = outcome.output + outcome.errors
    #expect(outcome.ending == .exited(0))
    #expect(text.contains("sage: \(peer.rawValue)"), "\(text.prefix(300))")
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let options = own.split(separator: "\n").filter { $0.drop { $0 == " " }.hasPrefix("-") }
    #expect(options.count > 12)
    for option in options { #expect(text.contains(option), "\(option)") }
  }

  @Test("Under a peer's name the licence is the shipped one, to the byte", arguments: Peer.allCases)
  func licenseIsShippedOne(_ peer: Peer) throws {
    for option in ["-l", "-L", "--license"] {
      let outcome = try Scene.run(Setting(.subreaper, peer, .standIn), [option])
      #expect(outcome.ending == .exited(0))
      #expect(outcome.output == ProcessTable.read("\(Programs.package)/LICENSE"))
    }
  }

  @Test(
    "Under a peer's name --version needs neither PID 1 nor standard input", arguments: Peer.allCases
  )
  func versionNeedsNoNamespaceOrInput(_ peer: Peer) throws {
    for role in Role.allCases {
      for arguments in [["--version"], ["-vV"], ["-V", "ls"], ["--version", "--", "ls"]] {
        var setting = try Setting(role, peer, .standIn, [peer.verboseVariable])
        setting.before = [Programs.fixture, "with-state", "closed=0", "ignored=13", "--"]
        let outcome = try Scene.run(setting, arguments)
        #expect(outcome.ending == .exited(0))
        let text = outcome.output + outcome.errors
        #expect(text.count(where: { $0 == "\n" }) == 1 && text.contains(/\d\.\d+\.\d+/), "\(text)")
      }
    }
  }
}
