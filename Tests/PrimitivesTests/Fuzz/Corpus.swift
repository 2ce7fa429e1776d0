import UnitTestSupport

/// Inputs that were hard to get right; each is tried as it is, and then again and again with a few
/// of its bytes changed.
enum Corpus {
  static let signals = [[UInt8]](
    inputs:
      "TERM|sigterm|SIGRTMIN+0|RTMIN+30|RTMIN+31|RTMAX|RTMAX-30|RTMAX-31|RTMIN-1|0|64|65|015|SIG15|CLD",
    separatedBy: "|")

  static let seconds = [[UInt8]](
    inputs:
      "0|0.|.0|.|5|0.000000001|0.0000000001|999999999.999999999|1000000000|1e9|-1|00000000000005|1.5.",
    separatedBy: "|")
}
