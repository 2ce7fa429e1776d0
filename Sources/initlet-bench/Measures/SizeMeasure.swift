import Glibc

/// The executable alone; what it loads comes on top.
func measureSize(_ bench: Bench) throws(Failure) -> [Row] {
  var row = Row("size.file", "size of the file", "bytes")
  for candidate in bench.inits {
    var status = stat()
    guard let path = bench.executables.path(candidate), stat(path, &status) == 0 else {
      throw Failure("the file of \(candidate.name): \(errorText())")
    }
    row.add(Double(status.st_size), candidate)
  }
  return [row]
}
