// The kernel's interface, as far as Swift cannot say it: the system call
// instruction, the numbers and the structures, one header per architecture.
#pragma once

#if defined(__x86_64__)
#include "x86_64.h"
#elif defined(__aarch64__)
#include "aarch64.h"
#elif defined(__riscv) && __riscv_xlen == 64
#include "riscv64.h"
#elif defined(__arm__)
#include "armv7.h"
#elif defined(__i386__)
#include "i686.h"
#else
#error "initlet has no system call interface for this architecture"
#endif

#include "constants.h"
#include "syscall.h"

/// siginfo_t as rt_sigtimedwait(2) fills it in and rt_sigqueueinfo(2) takes it.
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

/// The kernel's struct sigaction, which only its first word is known of: the
/// rest is kept to be handed back, so its layout does not matter.
struct linux_sigaction {
  unsigned long handler;
  unsigned long rest[4];
};

/// struct __kernel_timespec.
struct linux_timespec {
  long long tv_sec;
  long long tv_nsec;
};

/// struct sched_attr in its first version (sched_setattr(2)).
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

/// Makes a child by clone(2) which calls a function that must not return.
long linux_spawn(long flags, void (*_Nonnull run)(void *_Nonnull), void *_Nonnull context);

/// struct pollfd.
struct linux_pollfd {
  int fd;
  short events;
  short revents;
};

#include "timed_calls.h"
