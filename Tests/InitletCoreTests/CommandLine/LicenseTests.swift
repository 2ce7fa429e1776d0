import InitletCore
import Testing

@Suite("--license")
struct LicenseTests {
  @Test("It prints the file LICENSE")
  func isTheFile() throws {
    #expect(License.lines.lines.map { $0 + "\n" }.joined() == (try Repository.text(of: "LICENSE")))
  }
}
