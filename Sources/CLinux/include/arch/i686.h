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

// No LINUX_ARGUMENT6: the register is ebp, which no operand can name where it is the frame pointer.
// The number and the argument are read from memory, because every other register is taken.
//
// The caller's ebp lies on the stack meanwhile. A child of clone(2) on its parent's stack would
// overwrite it, so linux_spawn() must not make its call by this function.
static inline __attribute__((always_inline)) long linux_syscall6(
    long number, long a, long b, long c, long d, long e, long f) {
  long result;
  const long rest[] = {number, f};
  __asm__ volatile("push %%ebp\n"
                   "mov 4(%%eax), %%ebp\n"
                   "mov (%%eax), %%eax\n"
                   "int $0x80\n"
                   "pop %%ebp"
                   : "=a"(result)
                   : "a"(rest), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e)
                   : "memory");
  return result;
}

enum {
  linux_nr_madvise = 219,
  linux_nr_getdents64 = 220,
  linux_nr_exit_group = 252,
  linux_nr_clock_gettime_time32 = 265,
  linux_nr_waitid = 284,
  linux_nr_openat = 295,
  linux_nr_unlinkat = 301,
  linux_nr_faccessat = 307,
  linux_nr_pipe2 = 331,
  linux_nr_sched_setattr = 351,
  linux_nr_sched_getattr = 352,
  linux_nr_renameat2 = 353,
  linux_nr_statx = 383,
  linux_nr_sendto = 369,
};

enum { linux_O_DIRECTORY = 0200000 };
