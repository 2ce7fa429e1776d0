import Testing

/// Says what a test needs: it is skipped where something is missing, except in CI.
struct RequirementTrait: TestTrait, SuiteTrait {
  let requirements: [Requirement]

  /// A suite speaks for its tests.
  var isRecursive: Bool { true }

  func prepare(for test: Test) async throws {
    let missing = requirements.filter { !$0.isMet }
    if missing.isEmpty || Requirement.allAreRequired { return }
    SkippedTests.note(test, missing)
    let reasons = missing.map { "needs \($0.rawValue) (\($0.remedy))" }.joined(separator: ", ")
    try await ConditionTrait.disabled("\(reasons)").prepare(for: test)
  }
}

extension Trait where Self == RequirementTrait {
  static func needs(_ requirements: Requirement...) -> Self { Self(requirements: requirements) }

  /// As an end-to-end test that compares with all the peers.
  static var needsPeers: Self { needs(.namespaces, .tini, .dumbInit, .catatonit) }
}

extension Requirement {
  /// What to do about its absence.
  var remedy: String {
    switch self {
    case .namespaces: "run the tests as root, or raise sysctl user.max_user_namespaces"
    case .root: "run the tests as root"
    case .freezer, .memoryLimit: "run the tests as root, where the cgroup is mounted"
    case .randomAddresses: "sysctl kernel.randomize_va_space=2, and start the tests without setarch"
    case .shortPointers, .ownHighestPID: "boot such a kernel"
    default: "apt-get install \(packages.joined(separator: " "))"
    }
  }

  /// The path of the program, or of another one of them, for the running test to start.
  ///
  /// A test that has not said so fails on every machine, not only where the program is missing.
  func program(_ index: Int = 0) throws -> String {
    let traits = Test.current?.traits.compactMap { $0 as? RequirementTrait } ?? []
    guard traits.contains(where: { $0.requirements.contains(self) }) else {
      throw Failure("a test that starts \(programs[index]) has to say `.needs(.\(self))`")
    }
    return programs[index]
  }
}
