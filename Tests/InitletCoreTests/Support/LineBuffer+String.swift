import InitletCore

extension LineBuffer {
  /// The bytes of a line as it is written, its newline included.
  static func bytes(_ fill: (inout LineBuffer) -> Void) -> [UInt8] {
    var line = LineBuffer()
    fill(&line)
    var bytes: [UInt8] = []
    line.withLine { bytes = $0.bytes }
    return bytes
  }

  /// A line without its newline.
  static func string(_ fill: (inout LineBuffer) -> Void) -> String {
    String(decoding: bytes(fill).dropLast(), as: UTF8.self)
  }
}

extension WordList {
  /// The words as they are printed, each a line.
  var lines: [String] {
    map { word in LineBuffer.string { $0.append(word) } }
  }
}
