import Primitives
import Testing
import UnitTestSupport

@Suite("Random values")
struct ValueFuzzTests {
  private static let signalPieces = [[UInt8]](
    "SIG sig HUP hup INT TERM term KILL CLD POLL IOT WINCH RTMIN RTMAX rtmin + - 0 1 2 3 9 30 31 64"
  )

  @Test("A signal's name or number leads to a signal, and that to its name")
  func signals() {
    Fuzz.texts("signal names", of: Self.signalPieces, atMost: 4, corpus: Corpus.signals) { bytes in
      guard let signal = ByteSlice.with(bytes, { Signal($0) }) else { return }
      let isKnown = (1...64).contains(signal.rawValue)
      if !isKnown || Signal.named("\(signal.rawValue)") != signal {
        Issue.record("\(bytes) became \(signal)")
      }
    }
  }

  private static let secondsPieces = [[UInt8]](
    "0 1 5 9 . - + e 00 999999999 000000000 123456789 1000000000 .5 0.")

  @Test("Seconds are read back from what they are rendered as")
  func seconds() {
    Fuzz.texts(
      "numbers of seconds", of: Self.secondsPieces, atMost: 4, corpus: Corpus.seconds
    ) { bytes in
      guard let interval = ByteSlice.with(bytes, { Interval(seconds: $0) }) else { return }
      let again = ByteSlice.with(Array(interval.decimal.utf8)) { Interval(seconds: $0) }
      if again != interval || interval.nanoseconds > 999_999_999_999_999_999 {
        Issue.record("\(bytes) became \(interval)")
      }
    }
  }
}
