#if DEBUG
import Primitives

extension Signal {
  package static let all = (1...Signal.highest).compactMap { Signal($0) }

  package static let askingToEnd = [Signal.interrupt, .quit, .terminate]
  /// SIGUSR1.
  package static let userDefined1 = all[9]
  /// SIGUSR2.
  package static let userDefined2 = all[11]

  /// The signal as messages name it.
  package var name: String { LineBuffer.string { $0.append(self) } }

  /// Reads a name as the command line does.
  package static func named(_ name: String) -> Signal? {
    ByteSlice.with(Array(name.utf8)) { Signal($0) }
  }
}
#endif
