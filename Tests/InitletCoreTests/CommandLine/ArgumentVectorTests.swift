import InitletCore
import Primitives
import Testing

@Suite("The argument vector")
struct ArgumentVectorTests {
  @Test("An argument vector ends where its count says")
  func endsAtItsCount() {
    ArgumentVector.with([Array("a".utf8), []]) { arguments in
      #expect(arguments.count == 3)
      #expect(arguments[0] == "initlet")
      #expect(arguments[1] == "a")
      #expect(arguments[2]?.isEmpty == true)
      #expect(arguments[3] == nil)
    }
  }

  @Test("The environment lies behind the null pointer of the arguments")
  func environmentFollows() {
    ArgumentVector.with([Array("a".utf8)]) { arguments in
      let vector = ArgumentVector(start: arguments.start, count: 1)
      #expect(vector.environment.start == arguments.start + 2)
    }
  }
}
