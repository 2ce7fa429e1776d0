import CLinux

/// How a file is opened (open(2)); always with `O_CLOEXEC` and `O_NOCTTY`.
public enum FileAccess: Sendable {
  case read, readWrite
  /// To write as much as there is room for, without blocking.
  case writeWithoutBlocking
  /// As a new file, to be written; fails where there is a file.
  case create
  /// As a directory, to list it; fails for what is none.
  case directory
  /// As a directory, without the permission to read it.
  case directoryPath

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
