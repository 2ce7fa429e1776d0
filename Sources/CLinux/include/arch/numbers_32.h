// The system call numbers that both 32-bit architectures, armv7 and i686, have in
// common: the kernel's arch/arm/tools/syscall.tbl and
// arch/x86/entry/syscalls/syscall_32.tbl.
#pragma once

enum {
  linux_nr_read = 3,
  linux_nr_write = 4,
  linux_nr_close = 6,
  linux_nr_execve = 11,
  linux_nr_chdir = 12,
  linux_nr_lseek = 19,
  linux_nr_getpid = 20,
  linux_nr_kill = 37,
  linux_nr_ioctl = 54,
  linux_nr_setpgid = 57,
  linux_nr_getppid = 64,
  linux_nr_setsid = 66,
  linux_nr_munmap = 91,
  linux_nr_fchmod = 94,
  linux_nr_fstatfs = 100,
  linux_nr_wait4 = 114,
  linux_nr_clone = 120,
  linux_nr_getpgid = 132,
  linux_nr_getsid = 147,
  linux_nr_poll = 168,
  linux_nr_prctl = 172,
  linux_nr_rt_sigaction = 174,
  linux_nr_rt_sigprocmask = 175,
  linux_nr_rt_sigpending = 176,
  linux_nr_rt_sigtimedwait_time32 = 177,
  linux_nr_rt_sigqueueinfo = 178,
  linux_nr_mmap = 192, // mmap2: the offset is in pages
  linux_nr_sendfile = 239, // sendfile64
  linux_nr_clock_gettime = 403,
  linux_nr_rt_sigtimedwait = 421,
  linux_nr_pidfd_send_signal = 424,
  linux_nr_pidfd_open = 434,
  linux_nr_close_range = 436,
};
