/// The numbers of a little-endian ELF file, of 32 bits or 64.
struct ELFNumbers {
  private let bytes: [UInt8]
  let isLong: Bool

  init(_ bytes: [UInt8]) throws {
    guard bytes.count >= 64, bytes.starts(with: [0x7f, 0x45, 0x4c, 0x46]), bytes[5] == 1 else {
      throw Failure("no little-endian ELF file")
    }
    self.bytes = bytes
    isLong = bytes[4] == 2
  }

  subscript(_ offset: Int, _ length: Int) -> UInt64 {
    bytes[offset..<offset + length].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// An address, offset or size.
  func word(_ offset: Int) -> Int { Int(truncatingIfNeeded: self[offset, isLong ? 8 : 4]) }

  func range(_ offset: Int, _ length: Int) -> ArraySlice<UInt8> { bytes[offset..<offset + length] }

  /// Up to the next zero.
  func text(_ offset: Int) -> String {
    String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The offsets of a table's rows, by where the ELF header holds the table's offset and, followed
  /// by their number, the size of its rows: in a file of 64 bits and in one of 32.
  func rows(_ long: Int, _ short: Int, size longSize: Int, _ shortSize: Int) -> [Int] {
    let start = word(isLong ? long : short)
    let sizes = isLong ? longSize : shortSize
    return (0..<Int(self[sizes + 2, 2])).map { start + $0 * Int(self[sizes, 2]) }
  }
}
