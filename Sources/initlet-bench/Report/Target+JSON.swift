extension Target {
  var json: JSON {
    .object([
      ("title", .string(title)),
      ("limit", .number(limit)),
      ("value", value.map(JSON.number) ?? .null),
      ("met", isMet.map(JSON.boolean) ?? .null),
    ])
  }
}
