extension Summary {
  var json: JSON {
    .object([
      ("median", .number(median)), ("low", .number(low)), ("high", .number(high)),
      ("samples", .number(Double(count))),
    ])
  }
}
