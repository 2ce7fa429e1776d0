import InitletCore
import Primitives

extension ArgumentVector {
  /// Hands over a vector like that on the initial stack: the name of the program, words, a null
  /// pointer, the environment, a null pointer.
  ///
  /// Each word lies in memory of just its size.
  static func with<Result>(
    _ words: [[UInt8]], calledBy name: String = "initlet", environment: [[UInt8]] = [],
    _ body: (ArgumentVector) throws -> Result
  ) rethrows -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = ([Array(name.utf8)] + words).map(copy)
    defer {
      for pointer in pointers { pointer?.deallocate() }
    }
    let count = pointers.count
    pointers += [nil] + environment.map(copy) + [nil]
    return try pointers.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("it holds a null pointer") }
      return try body(ArgumentVector(start: start, count: count))
    }
  }

  private static func copy(_ word: [UInt8]) -> UnsafeMutablePointer<CChar> {
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: word.count + 1)
    for (index, byte) in word.enumerated() { copy[index] = CChar(bitPattern: byte) }
    copy[word.count] = 0
    return copy
  }
}
