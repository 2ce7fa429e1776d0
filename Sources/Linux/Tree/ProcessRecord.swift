/// The tree's record of a process: what it is, and what it was sent.
struct ProcessRecord: BitwiseCopyable, Equatable, Sendable {
  /// The lowest three bits are flags; the others hold the start time of a process with
  /// `isDescendant`, in clock ticks modulo 2^29.
  private let rawValue: UInt32

  private static let descendantFlag: UInt32 = 1
  private static let toldFlag: UInt32 = 2
  private static let killedFlag: UInt32 = 4

  /// The tree knows nothing of the process: all bytes are zero, as in a new `ProcessMap`.
  static let unknown = ProcessRecord(rawValue: 0)

  /// A descendant that the tree has verified; its start time tells it from a later process with the
  /// same number.
  ///
  /// It stays a descendant as long as it lives, because the init adopts whoever loses its parent.
  static func descendant(startedAt start: UInt32) -> ProcessRecord {
    ProcessRecord(rawValue: start << 3 | descendantFlag)
  }

  /// The same process, which was asked to end.
  var told: ProcessRecord { ProcessRecord(rawValue: rawValue | ProcessRecord.toldFlag) }

  /// A child of the init that was asked to end; its number stays its own until the init reaps it.
  static let toldChild = ProcessRecord.unknown.told

  /// The same process, which was sent KILL.
  var killed: ProcessRecord { ProcessRecord(rawValue: rawValue | ProcessRecord.killedFlag) }

  /// Whether the process was asked to end.
  var isTold: Bool { rawValue & ProcessRecord.toldFlag != 0 }

  /// Whether the process was sent KILL.
  var isKilled: Bool { rawValue & ProcessRecord.killedFlag != 0 }

  /// Whether the record is that of a verified descendant, with its start time.
  var isDescendant: Bool { rawValue & ProcessRecord.descendantFlag != 0 }

  /// Whether the record is that of a descendant with this start time.
  @inline(never)  // Inlined into its callers, it takes 0.1 kB more.
  func matches(start: UInt32) -> Bool {
    isDescendant && rawValue >> 3 == (start << 3) >> 3
  }
}
