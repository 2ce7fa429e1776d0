import UnitTestSupport

/// Inputs that were hard to get right; each is tried as it is, and then again and again with a few
/// of its bytes changed.
enum Corpus {
  static let stats = [[UInt8]](
    inputs: """
      1 (sh) S 0 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 12345 0 0
      42 (a) S b) R 7 0 0 0 -1
      42 (()) Z 4194304 0
      42 () S 1
      42 (x) S -1 0
      2147483647 (max) S 2147483647 0
      2147483648 (over) S 1 0
      42 (cut
      42 (cut)
      42 (cut) S
      99999999999999999999 (long) S 1 0
      """)

  static let numberLists = [[UInt8]](
    inputs: "1 2 3|12 |2147483647 2147483648 |0 00 007 |--1 +2 |9", separatedBy: "|")
}
