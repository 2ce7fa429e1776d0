// The system call numbers of aarch64 and riscv64, which share the kernel's
// include/uapi/asm-generic/unistd.h.
#pragma once

// These architectures have ppoll(2) only.
#define LINUX_LACKS_POLL

enum {
  linux_nr_ioctl = 29,
  linux_nr_unlinkat = 35,
  linux_nr_faccessat = 48,
  linux_nr_chdir = 49,
  linux_nr_fchmod = 52,
  linux_nr_openat = 56,
  linux_nr_close = 57,
  linux_nr_getdents64 = 61,
  linux_nr_read = 63,
  linux_nr_write = 64,
  linux_nr_sendfile = 71,
  linux_nr_ppoll = 73,
  linux_nr_exit_group = 94,
  linux_nr_waitid = 95,
  linux_nr_clock_gettime = 113,
  linux_nr_kill = 129,
  linux_nr_rt_sigaction = 134,
  linux_nr_rt_sigprocmask = 135,
  linux_nr_rt_sigpending = 136,
  linux_nr_rt_sigtimedwait = 137,
  linux_nr_rt_sigqueueinfo = 138,
  linux_nr_setpgid = 154,
  linux_nr_getpgid = 155,
  linux_nr_getsid = 156,
  linux_nr_setsid = 157,
  linux_nr_prctl = 167,
  linux_nr_getpid = 172,
  linux_nr_getppid = 173,
  linux_nr_munmap = 215,
  linux_nr_clone = 220,
  linux_nr_execve = 221,
  linux_nr_mmap = 222,
  linux_nr_madvise = 233,
  linux_nr_wait4 = 260,
  linux_nr_sched_setattr = 274,
  linux_nr_sched_getattr = 275,
  linux_nr_renameat2 = 276,
  linux_nr_pidfd_send_signal = 424,
  linux_nr_pidfd_open = 434,
  linux_nr_close_range = 436,
};
