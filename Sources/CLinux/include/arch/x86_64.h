// x86-64: registers as in syscall(2), numbers as in the kernel's
// arch/x86/entry/syscalls/syscall_64.tbl.
#pragma once

#define LINUX_INSTRUCTION "syscall"
#define LINUX_NUMBER "rax"
#define LINUX_RESULT "rax"
#define LINUX_ARGUMENT1 "rdi"
#define LINUX_ARGUMENT2 "rsi"
#define LINUX_ARGUMENT3 "rdx"
#define LINUX_ARGUMENT4 "r10"
#define LINUX_ARGUMENT5 "r8"
#define LINUX_ARGUMENT6 "r9"
#define LINUX_CLOBBERED "rcx", "r11", "memory"

enum {
  linux_nr_read = 0,
  linux_nr_write = 1,
  linux_nr_close = 3,
  linux_nr_poll = 7,
  linux_nr_lseek = 8,
  linux_nr_mmap = 9,
  linux_nr_munmap = 11,
  linux_nr_rt_sigaction = 13,
  linux_nr_rt_sigprocmask = 14,
  linux_nr_ioctl = 16,
  linux_nr_madvise = 28,
  linux_nr_getpid = 39,
  linux_nr_sendfile = 40,
  linux_nr_sendto = 44,
  linux_nr_clone = 56,
  linux_nr_execve = 59,
  linux_nr_wait4 = 61,
  linux_nr_kill = 62,
  linux_nr_chdir = 80,
  linux_nr_fchmod = 91,
  linux_nr_setpgid = 109,
  linux_nr_getppid = 110,
  linux_nr_setsid = 112,
  linux_nr_getpgid = 121,
  linux_nr_getsid = 124,
  linux_nr_rt_sigpending = 127,
  linux_nr_rt_sigtimedwait = 128,
  linux_nr_rt_sigqueueinfo = 129,
  linux_nr_fstatfs = 138,
  linux_nr_prctl = 157,
  linux_nr_getdents64 = 217,
  linux_nr_clock_gettime = 228,
  linux_nr_exit_group = 231,
  linux_nr_waitid = 247,
  linux_nr_openat = 257,
  linux_nr_unlinkat = 263,
  linux_nr_faccessat = 269,
  linux_nr_pipe2 = 293,
  linux_nr_sched_setattr = 314,
  linux_nr_sched_getattr = 315,
  linux_nr_renameat2 = 316,
  linux_nr_statx = 332,
  linux_nr_pidfd_send_signal = 424,
  linux_nr_pidfd_open = 434,
  linux_nr_close_range = 436,
};

enum { linux_O_DIRECTORY = 0200000 };
