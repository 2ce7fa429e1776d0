import Glibc
import Testing

@testable import TestSupport

/// A program that runs a command in surroundings of its own, other than a container engine.
enum Place: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case bubblewrap
  case bubblewrapFirst = "bubblewrap, as PID 1"
  case nspawn = "systemd-nspawn, as PID 1"
  case nspawnSecond = "systemd-nspawn, as PID 2"
  case lxc = "lxc-execute"
  case firejail
  case proot

  var testDescription: String { rawValue }

  /// What starts a command in it; all but firejail make `root` the root folder.
  func words(_ root: PlaceRoot) throws -> [String] {
    let path = root.path
    switch self {
    case .bubblewrap, .bubblewrapFirst:
      let first = self == .bubblewrapFirst ? ["--as-pid-1"] : []
      return [try Requirement.bubblewrap.program()] + first
        + ["--unshare-pid", "--bind", path, "/", "--proc", "/proc", "--dev", "/dev"]
    case .nspawn, .nspawnSecond:
      let second = self == .nspawnSecond ? ["--as-pid2"] : []
      return [try Requirement.nspawn.program(), "--quiet", "--keep-unit", "--register=no"]
        + second + ["--directory", path, "--"]
    case .lxc:
      return [
        try Requirement.lxc.program(), "--name", root.folder.name, "--lxcpath", root.folder.path,
        "--rcfile", root.folder["lxc.conf"], "--",
      ]
    case .firejail:
      return [try Requirement.firejail.program(), "--quiet", "--noprofile"]
    case .proot:
      return [
        try Requirement.proot.program(), "--rootfs=\(path)", "--bind=/proc", "--bind=/dev",
        "--cwd=/",
      ]
    }
  }

  /// The path of something in the root folder, as the command of this place sees it.
  func path(_ name: String, in root: PlaceRoot) -> String {
    self == .firejail ? "\(root.path)/\(name)" : "/\(name)"
  }
}
