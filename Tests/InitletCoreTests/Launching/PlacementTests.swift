import InitletCore
import Testing

@Suite("The placement on a terminal")
struct PlacementTests {
  /// All 8, by the bits of their number: owns the session 4, leads the process group 2, standard
  /// input and output are the terminal 1.
  private static let situations = (0..<8).map { number in
    TerminalSituation(
      ownsSession: number & 4 != 0, leadsGroup: number & 2 != 0, isStandard: number & 1 != 0)
  }

  /// A letter a situation: a session of its own, a process group of its own, or inherited.
  private static let table: [(Placement, String)] = [
    (.session, "iiigssss"),
    (.processGroup, "iiigiiig"),
    (.inherited, "iiiiiiii"),
  ]

  private static func letter(_ placement: Placement) -> Character {
    switch placement {
    case .session: "s"
    case .processGroup: "g"
    case .inherited: "i"
    }
  }

  @Test("Each placement becomes what the table says in each situation", arguments: table)
  func placementIsThatOfTheTable(_ asked: Placement, _ expected: String) {
    let found = Self.situations.map { Self.letter(asked.resolved(for: $0)) }
    #expect(String(found) == expected)
  }

  @Test("Without a terminal, every placement stays", arguments: table.map(\.0))
  func placementStaysWithoutTerminal(_ asked: Placement) {
    for target in [ForwardTarget.process, .processGroup, .descendants] {
      let options = Self.options(asked, target).placed(for: nil)
      #expect(options.placement == asked && options.target == target)
    }
  }

  @Test(
    "A command that has to share the init's process group is signalled alone, and no other",
    arguments: table)
  func sharedGroupIsNotSignalled(_ asked: Placement, _ letters: String) {
    for (situation, letter) in zip(Self.situations, letters) {
      for target in [ForwardTarget.process, .processGroup, .descendants] {
        let options = Self.options(asked, target).placed(for: situation)
        let isForced = letter == "i" && asked != .inherited
        #expect(Self.letter(options.placement) == letter)
        if isForced { #expect(options.target == .process) }
        if asked == .inherited { #expect(options.target == target) }
      }
    }
  }

  @Test(
    "A command that becomes a job of the init's session is signalled as one, unless all are",
    arguments: table)
  func jobIsSignalledAsWhole(_ asked: Placement, _ letters: String) {
    for (situation, letter) in zip(Self.situations, letters) where letter != "i" {
      let isJob = asked == .session && letter == "g"
      for target in [ForwardTarget.process, .processGroup, .descendants] {
        let options = Self.options(asked, target).placed(for: situation)
        #expect(options.target == (isJob && target == .process ? .processGroup : target))
      }
    }
  }

  /// A letter a situation: the command's process, or its process group.
  private static let targets: [(name: String, words: [String], String)] = [
    ("initlet", [], "pppgpppp"), ("initlet", ["-g"], "pppggggg"), ("initlet", ["-c"], "pppppppp"),
    ("initlet", ["--no-setsid"], "pppppppp"), ("tini", [], "pppppppp"),
    ("tini", ["-g"], "pppgpppg"), ("catatonit", [], "pppppppp"), ("dumb-init", [], "pppggggg"),
    ("dumb-init", ["-c"], "pppppppp"),
  ]

  @Test("Each program signals what the table says in each situation", arguments: targets)
  func targetIsThatOfTheTable(_ name: String, _ words: [String], _ expected: String) throws {
    let options = try Options(words: words, calledBy: name)
    let found = Self.situations.map { situation in
      switch options.placed(for: situation).target {
      case .process: "p"
      case .processGroup: "g"
      case .descendants: "a"
      case .children: "c"
      }
    }
    #expect(found.joined() == expected)
  }

  private static func options(_ placement: Placement, _ target: ForwardTarget) -> Options {
    var options = Options()
    options.placement = placement
    options.target = target
    return options
  }
}
