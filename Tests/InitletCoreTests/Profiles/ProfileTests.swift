import InitletCore
import Primitives
import Testing
import UnitTestSupport

@Suite("Profiles by the name that the init is called by")
struct ProfileTests {
  private static let paths: [(String, Profile)] = [
    ("initlet", Profile.native), ("", .native), ("/", .native), ("init", .native),
    ("/sbin/tini/", .native), ("tin", .native), ("xtini", .native), ("TINI", .native),
    ("tini", .tini), ("./tini", .tini), ("/sbin/docker-init", .tini), ("docker-init", .tini),
    ("tini-static-amd64", .tini), ("//usr//bin//tini", .tini), ("dumb-init/tini", .tini),
    ("dumb-init", .dumbInit), ("/usr/bin/dumb-init_1.2.5_x86_64", .dumbInit),
    ("catatonit", .catatonit), ("/run/podman-init", .catatonit), ("catatonit.x86_64", .catatonit),
    ("pause", .pause), ("/pause", .pause),
  ]

  @Test(
    "The last part of the path that the init is called by decides its profile", arguments: paths)
  func lastPartDecides(_ path: String, _ profile: Profile) throws {
    #expect(try Options(words: [], calledBy: path).profile == profile)
  }

  @Test("Without any argument the profile is the native one")
  func nativeWithoutArgument() {
    #expect(Profile(calledBy: nil) == .native)
  }

  @Test("Each profile is found by its own name", arguments: Profile.allCases)
  func isFoundByOwnName(_ profile: Profile) throws {
    #expect(try Options(words: [], calledBy: profile.name).profile == profile)
  }

  @Test("Each profile has the defaults of the program whose place it takes")
  func hasDefaultsOfItsProgram() throws {
    let tini = try Options(words: [], calledBy: "tini")
    #expect(tini.target == .process && tini.placement == .processGroup)
    #expect(tini.leftovers == .keep && !tini.adoptsOrphans)
    #expect(Self.changed(tini) == [21: nil, 22: nil])

    let dumbInit = try Options(words: [], calledBy: "dumb-init")
    #expect(dumbInit.target == .processGroup && dumbInit.placement == .session)
    #expect(dumbInit.leftovers == .endGroup && !dumbInit.adoptsOrphans)
    #expect(Self.changed(dumbInit) == [20: 19, 21: 19, 22: 19])

    let catatonit = try Options(words: [], calledBy: "catatonit")
    #expect(catatonit.target == .process && catatonit.placement == .processGroup)
    #expect(catatonit.leftovers == .keep && catatonit.adoptsOrphans)
    #expect(Self.changed(catatonit) == [20: nil, 21: nil, 22: nil])

    let native = try Options(words: [], calledBy: "initlet")
    #expect(native.target == .process && native.placement == .session)
    #expect(native.leftovers == .end && native.adoptsOrphans && Self.changed(native) == [:])
    #expect(try Options(words: [], calledBy: "pause").isPause)
  }

  /// The signals for which others are sent.
  private static func changed(_ options: Options) -> [UInt8: UInt8?] {
    var changed: [UInt8: UInt8?] = [:]
    for signal in Signal.all where options.route.target(of: signal) != signal {
      changed[signal.rawValue] = .some(options.route.target(of: signal)?.rawValue)
    }
    return changed
  }

  @Test("Options change the defaults of tini and catatonit", arguments: ["tini", "catatonit"])
  func optionsChangeDefaults(_ name: String) throws {
    let group = try Options(words: ["-g"], calledBy: name)
    #expect(group.target == .processGroup && group.placement == .processGroup)
    for words in [["-t2"], ["-W"], ["--guard"], ["-t2", "--guard"], ["--guard", "-W"]] {
      let thorough = try Options(words: words, calledBy: name)
      #expect(thorough.leftovers == (words.contains("-W") ? .wait : .end))
      #expect(thorough.adoptsOrphans)
    }
    #expect(try Options(words: ["-s"], calledBy: name).adoptsOrphans)
    #expect(try Options(words: ["--orphans=term"], calledBy: name).adoptsOrphans)
  }

  @Test("A time limit for the stop makes every profile adopt orphans", arguments: Profile.allCases)
  func stopTimeoutAdoptsOrphans(_ profile: Profile) throws {
    let usual = try Options(words: [], calledBy: profile.name)
    let limited = try Options(words: ["--stop-timeout=1.5"], calledBy: profile.name)
    #expect(limited.adoptsOrphans && limited.stopTimeout == .milliseconds(1500))
    #expect(limited.leftovers == usual.leftovers && usual.stopTimeout == nil)
  }

  @Test("A delay of the stop changes nothing else in any profile", arguments: Profile.allCases)
  func stopDelayChangesNothingElse(_ profile: Profile) throws {
    let usual = try Options(words: [], calledBy: profile.name)
    let delayed = try Options(words: ["--stop-delay=.5"], calledBy: profile.name)
    #expect(usual.stopDelay == .zero && delayed.stopDelay == .milliseconds(500))
    #expect(delayed.leftovers == usual.leftovers)
    #expect(delayed.adoptsOrphans == usual.adoptsOrphans)
  }

  @Test("A rewrite by option counts more than dumb-init's own, which -c takes away")
  func rewriteByOptionCountsMore() throws {
    let own = try Options(words: ["-r", "20:18"], calledBy: "dumb-init")
    #expect(Self.changed(own) == [20: 18, 21: 19, 22: 19])
    let alone = try Options(words: ["-c"], calledBy: "dumb-init")
    #expect(Self.changed(alone) == [:] && alone.placement == .inherited)
  }

  private static let tiniVariablesCases: [([String], [Bool], Int8)] = [
    ([], [false, false], 0), (["TINI_SUBREAPER="], [true, false], 0),
    (["TINI_SUBREAPER=0", "TINI_KILL_PROCESS_GROUP="], [true, true], 0),
    (["TINI_VERBOSITY=0"], [false, false], -1), (["TINI_VERBOSITY=1"], [false, false], 0),
    (["TINI_VERBOSITY=3"], [false, false], 2), (["TINI_VERBOSITY=x"], [false, false], -1),
    (["TINI_SUBREAPERS=1", "DUMB_INIT_DEBUG=1"], [false, false], 0),
  ]

  @Test("tini's variables do what they do to tini", arguments: tiniVariablesCases)
  func tiniReadsItsVariables(_ environment: [String], _ expected: [Bool], _ verbosity: Int8) throws
  {
    let options = try Options(words: [], calledBy: "tini", environment: environment)
    #expect([options.adoptsOrphans, options.target == .processGroup] == expected)
    #expect(options.verbosity == verbosity)
  }

  private static let dumbInitVariablesCases: [([String], [Bool])] = [
    ([], [true, false]), (["DUMB_INIT_SETSID=0"], [false, false]),
    (["DUMB_INIT_SETSID=00"], [true, false]), (["DUMB_INIT_SETSID=1"], [true, false]),
    (["DUMB_INIT_DEBUG=1"], [true, true]), (["DUMB_INIT_DEBUG=yes"], [true, false]),
  ]

  @Test("dumb-init's variables do what they do to dumb-init", arguments: dumbInitVariablesCases)
  func dumbInitReadsItsVariables(_ environment: [String], _ expected: [Bool]) throws {
    let options = try Options(words: [], calledBy: "dumb-init", environment: environment)
    #expect([options.placement == .session, options.verbosity == 1] == expected)
  }

  @Test("CATATONIT_DEBUG makes catatonit verbose, and no other profile")
  func catatonitReadsItsVariable() throws {
    for name in ["initlet", "tini", "dumb-init", "catatonit", "pause"] {
      let options = try Options(words: [], calledBy: name, environment: ["CATATONIT_DEBUG="])
      #expect((options.verbosity == 1) == (name == "catatonit"))
    }
  }

  @Test("pause -v asks for the version")
  func pauseAnswersVerbose() {
    let invocation = ArgumentVector.with([Array("-v".utf8)], calledBy: "pause") { arguments in
      var parser = OptionParser(arguments)
      return try? parser.parse()
    }
    #expect(invocation == .printVersion)
  }
}
