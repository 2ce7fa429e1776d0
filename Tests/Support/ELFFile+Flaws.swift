extension ELFFile {
  /// What the shipped executable must not have.
  enum Flaw: String, CaseIterable, Sendable {
    case fixedAddress = "it is loaded at a fixed address (no ET_DYN)"
    case relocation = "it has addresses to relocate (SHT_REL, SHT_RELA or SHT_RELR)"
    case library = "it needs a shared library (DT_NEEDED)"
    case interpreter = "it needs an interpreter (PT_INTERP)"
    case dynamicSection = "it has a dynamic section (PT_DYNAMIC)"
    case initialisedVariable = "it has variables with values (.data)"
    case zeroVariable = "it has variables without values (.bss)"
    case writableMemory = "a part of it is loaded as writable (PT_LOAD)"
    case writableCode = "a part of it is loaded as writable and executable (PT_LOAD)"
    case executableStack = "its stack is executable, or it does not say so (PT_GNU_STACK)"
    case symbol = "it has symbols (SHT_SYMTAB or SHT_DYNSYM)"
  }

  var flaws: [Flaw] { Flaw.allCases.filter(has) }

  func has(_ flaw: Flaw) -> Bool {
    switch flaw {
    case .fixedAddress: type != 3
    case .relocation:
      sections.contains { SectionType.relocations.contains($0.type) && $0.size > 0 }
    case .library: dynamicTags.contains(1)
    case .interpreter: hasSegment(SegmentType.interpreter)
    case .dynamicSection: hasSegment(SegmentType.dynamic)
    case .initialisedVariable: sections.contains(where: Self.holdsValues)
    case .zeroVariable:
      sections.contains { $0.isWritable && $0.type == SectionType.withoutBytes && $0.size > 0 }
    case .writableMemory: loaded.contains(where: \.isWritable)
    case .writableCode: loaded.contains { $0.isWritable && $0.isExecutable }
    case .executableStack:
      // Without the row, the kernel makes it executable on some architectures.
      segments.filter { $0.type == SegmentType.stack }.map(\.isExecutable) != [false]
    case .symbol:
      sections.contains {
        $0.type == SectionType.symbols || $0.type == SectionType.dynamicSymbols
      }
    }
  }

  private var loaded: [Segment] { segments.filter { $0.type == SegmentType.load } }

  private func hasSegment(_ type: UInt64) -> Bool { segments.contains { $0.type == type } }

  /// Whether a section that calls itself writable has bytes, whatever its name.
  ///
  /// In .got.plt three words are reserved for a dynamic linker. Code for i686 counts addresses from
  /// there and reads none of them; they are zero.
  private static func holdsValues(_ section: Section) -> Bool {
    section.isWritable && !section.bytes.isEmpty
      && !(section.name == ".got.plt" && section.bytes.allSatisfy { $0 == 0 })
  }
}
