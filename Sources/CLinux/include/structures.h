// The kernel's structures, laid out as its system calls take them.
#pragma once

/// siginfo_t as rt_sigtimedwait(2) fills it in and rt_sigqueueinfo(2) takes it, for signals that
/// kill(2) or sigqueue(3) sends.
struct linux_siginfo {
  int si_signo;
  int si_errno;
  int si_code;
#if __SIZEOF_POINTER__ == 8
  int alignment;
#endif
  int si_pid;
  unsigned int si_uid;
  unsigned long si_value;
  unsigned char rest[128 - 5 * 4 - (__SIZEOF_POINTER__ == 8 ? 4 : 0)
                     - __SIZEOF_POINTER__];
};
_Static_assert(sizeof(struct linux_siginfo) == 128, "siginfo_t is 128 bytes");

/// The kernel's struct sigaction (rt_sigaction(2)), which begins with the handler on every
/// architecture.
///
/// The init sets a disposition without flags, so all that follows is zero, whatever its layout.
struct linux_sigaction {
  unsigned long handler;
  unsigned long rest[4];
};

/// struct __kernel_timespec: 64 bits for the seconds on every architecture.
struct linux_timespec {
  long long tv_sec;
  long long tv_nsec;
};

/// struct sched_attr in its first version, `SCHED_ATTR_SIZE_VER0` (sched_setattr(2)).
struct linux_sched_attr {
  unsigned int size;
  unsigned int policy;
  unsigned long long flags;
  int nice;
  unsigned int priority;
  unsigned long long runtime;
  unsigned long long deadline;
  unsigned long long period;
};
_Static_assert(sizeof(struct linux_sched_attr) == 48, "SCHED_ATTR_SIZE_VER0");

/// struct statx, as far as the init reads it (statx(2)).
struct linux_statx {
  unsigned int before_mode[7];
  unsigned short stx_mode;
  unsigned short rest[113];
};
_Static_assert(sizeof(struct linux_statx) == 256, "struct statx is 256 bytes");

/// struct linux_dirent64 (getdents64(2)).
struct linux_dirent64 {
  unsigned long long d_ino;
  long long d_off;
  unsigned short d_reclen;
  unsigned char d_type;
  char d_name[1];
};

/// The places of its members, which are not aligned in a buffer of entries.
enum {
  linux_dirent64_d_reclen = __builtin_offsetof(struct linux_dirent64, d_reclen),
  linux_dirent64_d_name = __builtin_offsetof(struct linux_dirent64, d_name),
};

/// struct pollfd (poll(2)).
struct linux_pollfd {
  int fd;
  short events;
  short revents;
};
