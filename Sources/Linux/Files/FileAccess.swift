import CLinux

/// The way in which a file is opened (open(2)), always with `O_CLOEXEC` and `O_NOCTTY`.
public enum FileAccess: Sendable {
  case read, readWrite
  /// For writing; a write that would block fails or is cut short.
  case writeWithoutBlocking
  /// For writing, as a new file; fails where the path exists.
  case create
  /// As a directory, to list it; fails where the path is not a directory.
  case directory
  /// As a directory that is neither read nor listed, which needs no permission to read it
  /// (`O_PATH`).
  case directoryPath

  /// The flags of openat(2).
  var flags: Int {
    let common = linux_O_CLOEXEC | linux_O_NOCTTY
    return switch self {
    case .read: common | linux_O_RDONLY
    case .readWrite: common | linux_O_RDWR
    case .writeWithoutBlocking: common | linux_O_WRONLY | linux_O_NONBLOCK
    case .create: common | linux_O_WRONLY | linux_O_CREAT | linux_O_EXCL
    case .directory: common | linux_O_DIRECTORY
    case .directoryPath: common | linux_O_DIRECTORY | linux_O_PATH
    }
  }
}
