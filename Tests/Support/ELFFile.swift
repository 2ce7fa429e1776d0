/// What an ELF file says about itself (elf(5)).
struct ELFFile {
  /// `e_type`: 3 where the kernel chooses the address.
  let type: UInt64
  let machine: UInt16
  let segments: [Segment]
  let sections: [Section]
  private let numbers: ELFNumbers

  /// A row of the program header table.
  struct Segment {
    let type: UInt64
    let flags: UInt64
    let bytes: ArraySlice<UInt8>

    var isExecutable: Bool { flags & 1 != 0 }
    var isWritable: Bool { flags & 2 != 0 }
  }

  /// A row of the section header table.
  struct Section {
    let name: String
    let type: UInt64
    let flags: UInt64
    let size: Int
    /// None where the section has no bytes in the file.
    let bytes: ArraySlice<UInt8>

    var isWritable: Bool { flags & 1 != 0 }
  }

  init(path: String) throws {
    do {
      try self.init(bytes: ProcessTable.bytes(of: path) ?? [])
    } catch {
      throw Failure("\(path): \(error)")
    }
  }

  init(bytes: [UInt8]) throws {
    let numbers = try ELFNumbers(bytes)
    self.numbers = numbers
    type = numbers[16, 2]
    machine = UInt16(numbers[18, 2])
    segments = numbers.rows(32, 28, size: 54, 42).map { row in
      let (flags, offset, size) = numbers.isLong ? (4, 8, 32) : (24, 4, 16)
      return Segment(
        type: numbers[row, 4], flags: numbers[row + flags, 4],
        bytes: numbers.range(numbers.word(row + offset), numbers.word(row + size)))
    }
    sections = Self.sections(numbers)
  }

  private static func sections(_ numbers: ELFNumbers) -> [Section] {
    let rows = numbers.rows(40, 32, size: 58, 46)
    let (offset, size) = numbers.isLong ? (24, 32) : (16, 20)
    let namesRow = Int(numbers[numbers.isLong ? 62 : 50, 2])
    guard rows.indices.contains(namesRow) else { return [] }
    let names = numbers.word(rows[namesRow] + offset)
    return rows.map { row in
      let (type, length) = (numbers[row + 4, 4], numbers.word(row + size))
      let hasBytes = type != SectionType.none && type != SectionType.withoutBytes
      return Section(
        name: numbers.text(names + Int(numbers[row, 4])), type: type,
        flags: UInt64(numbers.word(row + 8)), size: length,
        bytes: numbers.range(numbers.word(row + offset), hasBytes ? length : 0))
    }
  }

  /// The tags of the dynamic section's entries.
  var dynamicTags: [Int] {
    let width = numbers.isLong ? 8 : 4
    return segments.filter { $0.type == SegmentType.dynamic }.flatMap { segment in
      stride(from: segment.bytes.startIndex, to: segment.bytes.endIndex, by: 2 * width)
        .map(numbers.word)
    }
  }

  /// `p_type`.
  enum SegmentType {
    static let load: UInt64 = 1
    static let dynamic: UInt64 = 2
    static let interpreter: UInt64 = 3
    static let stack: UInt64 = 0x6474_e551  // PT_GNU_STACK
  }

  /// `sh_type`.
  enum SectionType {
    static let none: UInt64 = 0
    static let symbols: UInt64 = 2
    static let withoutBytes: UInt64 = 8  // SHT_NOBITS
    static let dynamicSymbols: UInt64 = 11
    /// SHT_RELA, SHT_REL and SHT_RELR.
    static let relocations: [UInt64] = [4, 9, 19]
  }
}
