import Primitives

/// An option as the user has written it, for messages.
public enum OptionSpelling: Equatable, Sendable {
  case letter(UInt8)
  case name(Option)
}

extension LineBuffer {
  /// Appends `-x` or `--name`, in quotes.
  mutating func append(_ option: OptionSpelling) {
    switch option {
    case .letter(let letter):
      append("'-")
      append(byte: letter)
    case .name(let option):
      append("'--")
      append(option.spec.name)
    }
    append("'")
  }
}
