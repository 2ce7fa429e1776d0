extension Report {
  /// For machines.
  var json: String {
    let value = JSON.object([
      ("date", .string(date)),
      ("kernel", .string(kernel)),
      ("processors", .number(Double(Processor.count))),
      ("command", .string(command)),
      ("candidates", .array(candidates.map { .string($0.name) })),
      ("notInstalled", .array(notInstalled.map { .string($0.name) })),
      ("rows", .array(rows.map { $0.json(candidates) })),
      ("targets", .array(targets.map(\.json))),
      ("notes", .array(notes.map(JSON.string))),
    ])
    return value.text + "\n"
  }
}

extension Row {
  fileprivate func json(_ candidates: [Candidate]) -> JSON {
    .object([
      ("id", .string(id)),
      ("title", .string(title)),
      ("unit", .string(unit)),
      ("better", .string(better == .lower ? "lower" : "higher")),
      ("values", .object(values(candidates))),
    ])
  }

  private func values(_ candidates: [Candidate]) -> [(String, JSON)] {
    candidates.compactMap { candidate in
      if let remark = remarks[candidate] { return (candidate.name, .string(remark)) }
      return self[candidate].map { (candidate.name, $0.json) }
    }
  }
}

extension Summary {
  fileprivate var json: JSON {
    .object([
      ("median", .number(median)), ("low", .number(low)), ("high", .number(high)),
      ("samples", .number(Double(count))),
    ])
  }
}

extension Target {
  fileprivate var json: JSON {
    .object([
      ("title", .string(title)),
      ("limit", .number(limit)),
      ("value", value.map(JSON.number) ?? .null),
      ("met", isMet.map(JSON.boolean) ?? .null),
    ])
  }
}

/// A value as JSON knows it.
private indirect enum JSON {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  var text: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let value):
      value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    case .string(let value): Self.quoted(value)
    case .array(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0) + ": " + $1.text }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"", "\\": quoted += "\\\(character)"
      case "\0"..<" ":
        let code = String(character.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "\""
  }
}
