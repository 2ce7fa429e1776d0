#if DEBUG
import Primitives

extension LineBuffer {
  /// The bytes of a line as it is written, its newline included.
  package static func bytes(_ fill: (inout LineBuffer) -> Void) -> [UInt8] {
    var line = LineBuffer()
    fill(&line)
    var bytes: [UInt8] = []
    line.withLine { bytes = $0.bytes }
    return bytes
  }

  /// A line without its newline.
  package static func string(_ fill: (inout LineBuffer) -> Void) -> String {
    String(decoding: bytes(fill).dropLast(), as: UTF8.self)
  }
}
#endif
