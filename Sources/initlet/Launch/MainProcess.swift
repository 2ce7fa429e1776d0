import Primitives

/// The process of the command; in the outer init of a guarded pair, the inner init in its place.
struct MainProcess {
  /// The number of its process group too, unless it shares the init's.
  var process: ProcessID
  /// The command's first word.
  let name: CString
}
