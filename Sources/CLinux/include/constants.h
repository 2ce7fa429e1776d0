// The kernel's constants by their kernel names, with the prefix `linux_`, which tells them from
// those of a C library. A constant that differs between architectures is in their headers in arch/.
#pragma once

// clone(2).
enum {
  linux_CLONE_VM = 0x100,
  linux_CLONE_VFORK = 0x4000,
  linux_SIGCHLD = 17,
};

// waitid(2), wait4(2).
enum {
  linux_P_ALL = 0,
  linux_P_PID = 1,
  linux_WNOHANG = 0x1,
  linux_WUNTRACED = 0x2,
  linux_WEXITED = 0x4,
  linux_WNOWAIT = 0x01000000,
  linux___WALL = 0x40000000,
};

// rt_sigprocmask(2), rt_sigaction(2), and `si_code` of siginfo_t (sigaction(2)).
enum {
  linux_SIG_SETMASK = 2,
  linux_SIG_DFL = 0,
  linux_SIG_IGN = 1,
  linux_SI_USER = 0,
  linux_SI_KERNEL = 0x80,
  linux_SI_QUEUE = -1,
};

// prctl(2).
enum {
  linux_PR_SET_PDEATHSIG = 1,
  linux_PR_SET_CHILD_SUBREAPER = 36,
  linux_PR_GET_CHILD_SUBREAPER = 37,
};

// pidfd_send_signal(2).
enum { linux_PIDFD_SIGNAL_PROCESS_GROUP = 4 };

// openat(2), faccessat(2).
enum {
  linux_AT_FDCWD = -100,
  linux_F_OK = 0,
  linux_O_RDONLY = 0,
  linux_O_WRONLY = 01,
  linux_O_RDWR = 02,
  linux_O_CREAT = 0100,
  linux_O_EXCL = 0200,
  linux_O_NOCTTY = 0400,
  linux_O_NONBLOCK = 04000,
  linux_O_CLOEXEC = 02000000,
  linux_O_PATH = 010000000,
};

// statx(2), inode(7).
enum {
  linux_STATX_TYPE = 0x1,
  linux_S_IFMT = 0170000,
  linux_S_IFREG = 0100000,
};

// fstatfs(2), linux/magic.h.
enum { linux_PROC_SUPER_MAGIC = 0x9fa0 };

// poll(2), lseek(2), sendto(2).
enum {
  linux_POLLOUT = 0x4,
  linux_SEEK_CUR = 1,
  linux_MSG_DONTWAIT = 0x40,
};

// mmap(2), madvise(2).
enum {
  linux_PROT_READ = 0x1,
  linux_PROT_WRITE = 0x2,
  linux_MAP_PRIVATE = 0x2,
  linux_MAP_ANONYMOUS = 0x20,
  linux_MAP_NORESERVE = 0x4000,
  linux_MADV_DONTNEED = 4,
};

// ioctl_tty(2).
enum {
  linux_TIOCSCTTY = 0x540E,
  linux_TIOCGPGRP = 0x540F,
  linux_TIOCSPGRP = 0x5410,
  linux_TIOCNOTTY = 0x5422,
};

// sched(7), clock_gettime(2).
enum {
  linux_SCHED_OTHER = 0,
  linux_CLOCK_MONOTONIC = 1,
};

// The kernel's limits: linux/threads.h (the greatest pid_max, below which all process IDs are,
// proc_sys_kernel(5)), linux/fs.h (sendfile(2)), linux/err.h.
enum {
  linux_PID_MAX_LIMIT = 4194304,
  linux_MAX_RW_COUNT = 0x7ffff000,
  linux_MAX_ERRNO = 4095,
};

// The smallest page of every architecture.
enum { linux_PAGE_SIZE = 4096 };

// errno(3).
enum {
  linux_EPERM = 1,
  linux_ENOENT = 2,
  linux_ESRCH = 3,
  linux_EINTR = 4,
  linux_EIO = 5,
  linux_ENXIO = 6,
  linux_E2BIG = 7,
  linux_ENOEXEC = 8,
  linux_ECHILD = 10,
  linux_EAGAIN = 11,
  linux_ENOMEM = 12,
  linux_EACCES = 13,
  linux_EEXIST = 17,
  linux_ENODEV = 19,
  linux_ENOTDIR = 20,
  linux_EISDIR = 21,
  linux_EINVAL = 22,
  linux_EMFILE = 24,
  linux_ETXTBSY = 26,
  linux_ENOSPC = 28,
  linux_ESPIPE = 29,
  linux_EPIPE = 32,
  linux_ENAMETOOLONG = 36,
  linux_ENOSYS = 38,
  linux_ELOOP = 40,
  linux_ETIMEDOUT = 110,
  linux_ESTALE = 116,
};
