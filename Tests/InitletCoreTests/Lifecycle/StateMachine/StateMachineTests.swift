import Foundation
import Testing

@Suite("The state machine as a picture")
struct StateMachineTests {
  private static let start = "<!-- state machine -->\n"
  private static let end = "<!-- end of state machine -->"

  @Test("The picture of the state machine in Sources/README.md is that of the machine")
  func pictureIsThatOfTheMachine() throws {
    let readme = try Repository.text(of: "Sources/README.md")
    let tail = try #require(readme.components(separatedBy: Self.start).last)
    let shown = try #require(tail.components(separatedBy: Self.end).first)
    let text = StateMachinePicture(try TransitionSurvey()).text
    let expected = "```text\n\(text)\n```\n"
    #expect(shown == expected, "It should be:\n\n\(expected)")
  }

  @Test("The survey of the state machine has seen every event in every phase")
  func surveySeesEverything() throws {
    let transitions = try TransitionSurvey().transitions
    for phase in PhaseKind.allCases {
      let events = Set(transitions.filter { $0.phase == phase }.map(\.event))
      #expect(events == Set(EventKind.allCases), "\(phase)")
    }
  }
}
