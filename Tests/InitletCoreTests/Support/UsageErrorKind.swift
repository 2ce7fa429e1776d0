import InitletCore

/// Usage errors without what they carry.
enum UsageErrorKind: CaseIterable {
  case unknownOption, ambiguousOption, missingValue, unexpectedValue
  case unknownSignal, unknownOrphanPolicy
  case invalidRewrite, unforwardedRewrite
  case invalidSeconds, invalidExitCode, missingCommand
  case contradiction, unexpectedCommand
  case unexpectedWord, unterminatedQuote, noMemory

  init(_ error: UsageError) {
    switch error {
    case .unknownOption: self = .unknownOption
    case .ambiguousOption: self = .ambiguousOption
    case .missingValue: self = .missingValue
    case .unexpectedValue: self = .unexpectedValue
    case .unknownSignal: self = .unknownSignal
    case .unknownOrphanPolicy: self = .unknownOrphanPolicy
    case .invalidRewrite: self = .invalidRewrite
    case .unforwardedRewrite: self = .unforwardedRewrite
    case .invalidSeconds: self = .invalidSeconds
    case .invalidExitCode: self = .invalidExitCode
    case .missingCommand: self = .missingCommand
    case .contradiction: self = .contradiction
    case .unexpectedCommand: self = .unexpectedCommand
    case .unexpectedWord: self = .unexpectedWord
    case .unterminatedQuote: self = .unterminatedQuote
    case .noMemory: self = .noMemory
    }
  }
}
