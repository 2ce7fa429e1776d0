/// What an ELF file says about itself (elf(5)).
struct ELFFile {
  let machine: UInt16
  let segments: [Segment]
  /// How many sections it has: none where the linker has left out their table, and with it every
  /// symbol.
  let sectionCount: Int

  /// A row of the program header table.
  struct Segment {
    let type: UInt64
    let flags: UInt64

    var isExecutable: Bool { flags & 1 != 0 }
    var isWritable: Bool { flags & 2 != 0 }
  }

  /// `p_type`.
  enum SegmentType {
    static let load: UInt64 = 1
    static let dynamic: UInt64 = 2
    static let interpreter: UInt64 = 3
    static let stack: UInt64 = 0x6474_e551  // PT_GNU_STACK
  }

  init(path: String) throws {
    let bytes = ProcessTable.bytes(of: path) ?? []
    func number(_ offset: Int, _ length: Int) -> UInt64 {
      bytes[offset..<offset + length].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    guard bytes.count >= 64, bytes.starts(with: [0x7f, 0x45, 0x4c, 0x46]), bytes[5] == 1 else {
      throw Failure("\(path) is no little-endian ELF file")
    }
    let isLong = bytes[4] == 2
    machine = UInt16(number(18, 2))
    let start = Int(isLong ? number(32, 8) : number(28, 4))
    let sizes = isLong ? 54 : 42
    let size = Int(number(sizes, 2))
    segments = (0..<Int(number(sizes + 2, 2))).map { index in
      let row = start + index * size
      return Segment(type: number(row, 4), flags: number(row + (isLong ? 4 : 24), 4))
    }
    sectionCount = Int(number(sizes + 6, 2))
  }

  func hasSegment(_ type: UInt64) -> Bool {
    segments.contains { $0.type == type }
  }
}
