import Primitives

/// The process that the init supervises: the command, or for the outer init of a guarded pair the
/// inner init.
struct MainProcess {
  /// Its number, which is also that of its process group unless it shares the init's.
  var process: ProcessID
  /// The command's first word.
  let name: CString
}
