import Glibc

/// The kernel's constants as the C library has them.
enum LibraryConstants {
  static let all: [String: Int] =
    processes.merging(files) { first, _ in first }.merging(others) { first, _ in first }
    .merging(errors.mapValues { Int($0) }) { first, _ in first }

  private static let processes = [
    "CLONE_VM": Int(CLONE_VM), "CLONE_VFORK": Int(CLONE_VFORK), "SIGCHLD": Int(SIGCHLD),
    "P_ALL": Int(P_ALL.rawValue), "P_PID": Int(P_PID.rawValue), "WNOHANG": Int(WNOHANG),
    "WUNTRACED": Int(WUNTRACED), "WEXITED": Int(WEXITED), "WNOWAIT": Int(WNOWAIT),
    "__WALL": Int(bitPattern: UInt(__WALL)),
    "SIG_SETMASK": Int(SIG_SETMASK), "SI_USER": Int(SI_USER), "SI_KERNEL": Int(SI_KERNEL),
    "SI_QUEUE": Int(SI_QUEUE), "SCHED_OTHER": Int(SCHED_OTHER),
    "CLOCK_MONOTONIC": Int(CLOCK_MONOTONIC),
  ]

  private static let files = [
    "AT_FDCWD": Int(AT_FDCWD), "F_OK": Int(F_OK), "O_RDONLY": Int(O_RDONLY),
    "O_WRONLY": Int(O_WRONLY), "O_RDWR": Int(O_RDWR), "O_CREAT": Int(O_CREAT),
    "O_EXCL": Int(O_EXCL), "O_NOCTTY": Int(O_NOCTTY), "O_NONBLOCK": Int(O_NONBLOCK),
    "O_CLOEXEC": Int(O_CLOEXEC), "O_PATH": Int(O_PATH), "O_DIRECTORY": Int(O_DIRECTORY),
    "S_IFMT": Int(S_IFMT), "S_IFREG": Int(S_IFREG), "STATX_TYPE": Int(STATX_TYPE),
    "POLLOUT": Int(POLLOUT), "SEEK_CUR": Int(SEEK_CUR), "MSG_DONTWAIT": Int(MSG_DONTWAIT),
  ]

  private static let others = [
    "PROT_READ": Int(PROT_READ), "PROT_WRITE": Int(PROT_WRITE),
    "MAP_PRIVATE": Int(MAP_PRIVATE), "MAP_ANONYMOUS": Int(MAP_ANONYMOUS),
    "MAP_NORESERVE": Int(MAP_NORESERVE), "MADV_DONTNEED": Int(MADV_DONTNEED),
    "TIOCSCTTY": Int(TIOCSCTTY), "TIOCGPGRP": Int(TIOCGPGRP), "TIOCSPGRP": Int(TIOCSPGRP),
    "TIOCNOTTY": Int(TIOCNOTTY),
  ]

  private static let errors = [
    "EPERM": EPERM, "ENOENT": ENOENT, "ESRCH": ESRCH, "EINTR": EINTR, "EIO": EIO, "ENXIO": ENXIO,
    "E2BIG": E2BIG, "ENOEXEC": ENOEXEC, "ECHILD": ECHILD, "EAGAIN": EAGAIN, "ENOMEM": ENOMEM,
    "EACCES": EACCES, "EEXIST": EEXIST, "ENODEV": ENODEV, "ENOTDIR": ENOTDIR, "EISDIR": EISDIR,
    "EINVAL": EINVAL,
    "EMFILE": EMFILE, "ETXTBSY": ETXTBSY, "ENOSPC": ENOSPC, "ESPIPE": ESPIPE, "EPIPE": EPIPE,
    "ENAMETOOLONG": ENAMETOOLONG, "ENOSYS": ENOSYS, "ELOOP": ELOOP,
    "ETIMEDOUT": ETIMEDOUT, "ESTALE": ESTALE,
  ]
}
