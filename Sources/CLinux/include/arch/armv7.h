// Arm, 32 bits, EABI: registers as in syscall(2), numbers as in the kernel's
// arch/arm/tools/syscall.tbl.
#pragma once

#include "numbers_32.h"

#define LINUX_INSTRUCTION "svc #0"
#define LINUX_NUMBER "r7"
#define LINUX_RESULT "r0"
#define LINUX_ARGUMENT1 "r0"
#define LINUX_ARGUMENT2 "r1"
#define LINUX_ARGUMENT3 "r2"
#define LINUX_ARGUMENT4 "r3"
#define LINUX_ARGUMENT5 "r4"
#define LINUX_ARGUMENT6 "r5"
#define LINUX_CLOBBERED "memory"

enum {
  linux_nr_getdents64 = 217,
  linux_nr_madvise = 220,
  linux_nr_exit_group = 248,
  linux_nr_clock_gettime_time32 = 263,
  linux_nr_waitid = 280,
  linux_nr_sendto = 290,
  linux_nr_openat = 322,
  linux_nr_unlinkat = 328,
  linux_nr_faccessat = 334,
  linux_nr_pipe2 = 359,
  linux_nr_sched_setattr = 380,
  linux_nr_sched_getattr = 381,
  linux_nr_renameat2 = 382,
  linux_nr_statx = 397,
};

enum { linux_O_DIRECTORY = 040000 };
