import InitletCore
import Primitives
import Testing

@Suite("--license")
struct LicenseTests {
  @Test("The licence that is printed is the file LICENSE")
  func isTheFileLicense() throws {
    #expect("\(License.text)" == (try Repository.text(of: "LICENSE")))
  }
}
