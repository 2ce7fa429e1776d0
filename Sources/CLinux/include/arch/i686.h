// x86, 32 bits: registers as in syscall(2), numbers as in the kernel's
// arch/x86/entry/syscalls/syscall_32.tbl.
#pragma once

#include "numbers_32.h"

#define LINUX_INSTRUCTION "int $0x80"
#define LINUX_NUMBER "eax"
#define LINUX_RESULT "eax"
#define LINUX_ARGUMENT1 "ebx"
#define LINUX_ARGUMENT2 "ecx"
#define LINUX_ARGUMENT3 "edx"
#define LINUX_ARGUMENT4 "esi"
#define LINUX_ARGUMENT5 "edi"
#define LINUX_CLOBBERED "memory"

enum {
  linux_nr_madvise = 219,
  linux_nr_getdents64 = 220,
  linux_nr_exit_group = 252,
  linux_nr_clock_gettime_time32 = 265,
  linux_nr_waitid = 284,
  linux_nr_openat = 295,
  linux_nr_unlinkat = 301,
  linux_nr_faccessat = 307,
  linux_nr_sched_setattr = 351,
  linux_nr_sched_getattr = 352,
  linux_nr_renameat2 = 353,
};

enum { linux_O_DIRECTORY = 0200000 };
