import Glibc

/// A pipe, neither end of which a program inherits but as a copy.
struct Pipe {
  let readEnd: Int32
  let writeEnd: Int32

  init() throws(Failure) {
    var ends: [Int32] = [0, 0]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw Failure(call: "pipe2") }
    readEnd = ends[0]
    writeEnd = ends[1]
  }
}
