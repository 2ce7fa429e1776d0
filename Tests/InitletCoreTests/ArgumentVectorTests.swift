import InitletCore
import Testing

@Suite("The argument vector")
struct ArgumentVectorTests {
  @Test("It ends where its count says")
  func bounds() {
    ArgumentVector.with([Array("a".utf8), []]) { arguments in
      #expect(arguments.count == 3)
      #expect(arguments[0]?.equals("initlet") == true)
      #expect(arguments[1]?.equals("a") == true)
      #expect(arguments[2]?.isEmpty == true)
      #expect(arguments[3] == nil)
    }
  }

  @Test("The environment lies behind its null pointer")
  func environment() {
    ArgumentVector.with([Array("a".utf8)]) { arguments in
      let vector = ArgumentVector(start: arguments.start, count: 1)
      #expect(vector.environment.start == arguments.start + 2)
    }
  }
}
