extension FailingScene {
  /// The errors to try with a call.
  func errors(of call: Int) -> [Int] {
    let name = SystemCalls.names[call] ?? ""
    guard indispensable[name] == nil else { return [] }
    let few =
      isSlow ? [SystemCalls.refused, SystemCalls.interrupted] : SystemCalls.errors.keys.sorted()
    let unknown = SystemCalls.recent.contains(name) ? [SystemCalls.unknown] : []
    return SystemCalls.errors(of: call).filter { (few + unknown).contains($0) }
  }
}
