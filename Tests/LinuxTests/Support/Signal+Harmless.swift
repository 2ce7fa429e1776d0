import Primitives

extension Signal {
  /// Whether nothing comes of it by default, or a stop (signal(7)).
  var isHarmless: Bool {
    let urgent = Signal(23)
    return self == .child || self == .resume || self == urgent || self == .windowChange
      || self == .stop || isTerminalStop
  }
}
