import Testing

/// An init whose place the shipped executable takes where it is called by that one's name.
enum Peer: String, CaseIterable, Sendable {
  case tini
  case dumbInit = "dumb-init"
  case catatonit

  /// Where Debian puts it, for a test that needs it.
  func program() throws -> String {
    switch self {
    // The dynamic one, beside the static one.
    case .tini: try Requirement.tini.program(1)
    case .dumbInit: try Requirement.dumbInit.program()
    case .catatonit: try Requirement.catatonit.program()
    }
  }

  /// What a message of the shipped executable begins with.
  var prefix: String { self == .dumbInit ? "[dumb-init] " : "\(rawValue): " }

  /// Makes it say what it does.
  var verboseVariable: String {
    switch self {
    case .tini: "TINI_VERBOSITY=3"
    case .dumbInit: "DUMB_INIT_DEBUG=1"
    case .catatonit: "CATATONIT_DEBUG=1"
    }
  }
}

/// Who plays a peer's part.
enum Player: String, CaseIterable, Sendable, CustomTestStringConvertible {
  /// The shipped executable, by the peer's name.
  case standIn = "initlet by its name"
  /// The peer itself, which tells what a drop-in has to do.
  case original = "the peer itself"

  var testDescription: String { rawValue }
}

/// Who plays the init.
enum Contender: Hashable, Sendable, CustomTestStringConvertible {
  /// The shipped executable by its own name.
  case initlet
  case peer(Peer, Player)

  static let standIns = Peer.allCases.map { Contender.peer($0, .standIn) }
  static let shipped = [Contender.initlet] + standIns
  static let tini = Contender.peer(.tini, .original)
  static let dumbInit = Contender.peer(.dumbInit, .original)
  static let catatonit = Contender.peer(.catatonit, .original)

  var isShipped: Bool {
    if case .peer(_, .original) = self { false } else { true }
  }

  /// How long to wait for what an original may never do.
  var patience: Double { isShipped ? Deadline.hang : 2 }

  var testDescription: String {
    switch self {
    case .initlet: "initlet"
    case .peer(let peer, .standIn): "initlet as \(peer.rawValue)"
    case .peer(let peer, .original): peer.rawValue
    }
  }

  func path() throws -> String {
    switch self {
    case .initlet: try Programs.initlet.get()
    case .peer(let peer, .standIn): try NamedCopies.path(peer.rawValue)
    case .peer(let peer, .original): try peer.program()
    }
  }
}

/// What a peer is called with: options, and variables of the environment, which have a “=”.
struct PeerCall: CustomTestStringConvertible, Sendable {
  let peer: Peer
  let words: [String]

  var variables: [String] { words.filter { $0.contains("=") } }

  var options: [String] { words.filter { !$0.contains("=") } }

  var testDescription: String { ([peer.rawValue] + words).joined(separator: " ") }

  func setting(_ role: Role, _ player: Player) throws -> Setting {
    try Setting(role, peer, player, variables)
  }
}

extension Setting {
  /// Adds variables of the form `NAME=VALUE` to the environment.
  init(_ role: Role, _ contender: Contender, _ variables: [String] = []) throws {
    self.init(role)
    path = try contender.path()
    environment += variables.map { Array($0.utf8) }
  }

  init(_ role: Role, _ peer: Peer, _ player: Player, _ variables: [String] = []) throws {
    try self.init(role, .peer(peer, player), variables)
  }
}

extension Scene {
  /// Whoever is left now and has been told nothing else tells what it is sent directly.
  func expectNobodyElseTold() throws {
    try expectUntold(try survivors().filter { !$0.isZombie }.map(\.pid))
  }
}
