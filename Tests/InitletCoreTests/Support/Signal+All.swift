import InitletCore

extension Signal {
  static let all = (1...Signal.highest).compactMap { Signal($0) }

  /// The signal as messages name it.
  var name: String { LineBuffer.string { $0.append(self) } }

  /// Reads a name as the command line does.
  static func named(_ name: String) -> Signal? {
    Text.with(Array(name.utf8)) { Signal($0) }
  }
}

extension Signal {
  static let askingToEnd = [Signal.interrupt, .quit, .terminate]
  static let userDefined1 = all[9]
  static let userDefined2 = all[11]
}
