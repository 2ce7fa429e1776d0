import Primitives

extension Child {
  /// Calls a function with each child of the caller that `/proc` lists.
  ///
  /// The caller must have a single thread, since each thread has a list of its own.
  public static func forEach(of caller: ProcessID, _ body: (ProcessID) -> Void) {
    var children = ProcessIDReader(
      .children(of: caller, thread: caller), .words)
    while let child = children.next() {
      // A `/proc` of another PID namespace shows other numbers.
      if exists(child) { body(child) }
    }
  }
}
