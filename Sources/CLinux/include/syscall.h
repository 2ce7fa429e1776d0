// The system call instruction, one function per number of arguments. Each
// returns what the kernel returned: a value, or the negated errno. Always part of
// the caller, since a child on its parent's stack (`linux_spawn`) may take no frame
// down.
#pragma once

static inline __attribute__((always_inline)) long linux_syscall0(long number) {
  register long nr __asm__(LINUX_NUMBER) = number;
  register long result __asm__(LINUX_RESULT);
  __asm__ volatile(LINUX_INSTRUCTION
                   : "=r"(result)
                   : "r"(nr)
                   : LINUX_CLOBBERED);
  return result;
}

static inline __attribute__((always_inline)) long linux_syscall1(long number, long a) {
  register long nr __asm__(LINUX_NUMBER) = number;
  register long r1 __asm__(LINUX_ARGUMENT1) = a;
  register long result __asm__(LINUX_RESULT);
  __asm__ volatile(LINUX_INSTRUCTION
                   : "=r"(result)
                   : "r"(nr), "r"(r1)
                   : LINUX_CLOBBERED);
  return result;
}

static inline __attribute__((always_inline)) long linux_syscall2(long number, long a, long b) {
  register long nr __asm__(LINUX_NUMBER) = number;
  register long r1 __asm__(LINUX_ARGUMENT1) = a;
  register long r2 __asm__(LINUX_ARGUMENT2) = b;
  register long result __asm__(LINUX_RESULT);
  __asm__ volatile(LINUX_INSTRUCTION
                   : "=r"(result)
                   : "r"(nr), "r"(r1), "r"(r2)
                   : LINUX_CLOBBERED);
  return result;
}

static inline __attribute__((always_inline)) long linux_syscall3(long number, long a, long b, long c) {
  register long nr __asm__(LINUX_NUMBER) = number;
  register long r1 __asm__(LINUX_ARGUMENT1) = a;
  register long r2 __asm__(LINUX_ARGUMENT2) = b;
  register long r3 __asm__(LINUX_ARGUMENT3) = c;
  register long result __asm__(LINUX_RESULT);
  __asm__ volatile(LINUX_INSTRUCTION
                   : "=r"(result)
                   : "r"(nr), "r"(r1), "r"(r2), "r"(r3)
                   : LINUX_CLOBBERED);
  return result;
}

static inline __attribute__((always_inline)) long linux_syscall4(long number, long a, long b, long c, long d) {
  register long nr __asm__(LINUX_NUMBER) = number;
  register long r1 __asm__(LINUX_ARGUMENT1) = a;
  register long r2 __asm__(LINUX_ARGUMENT2) = b;
  register long r3 __asm__(LINUX_ARGUMENT3) = c;
  register long r4 __asm__(LINUX_ARGUMENT4) = d;
  register long result __asm__(LINUX_RESULT);
  __asm__ volatile(LINUX_INSTRUCTION
                   : "=r"(result)
                   : "r"(nr), "r"(r1), "r"(r2), "r"(r3), "r"(r4)
                   : LINUX_CLOBBERED);
  return result;
}

static inline __attribute__((always_inline)) long linux_syscall5(long number, long a, long b, long c, long d, long e) {
  register long nr __asm__(LINUX_NUMBER) = number;
  register long r1 __asm__(LINUX_ARGUMENT1) = a;
  register long r2 __asm__(LINUX_ARGUMENT2) = b;
  register long r3 __asm__(LINUX_ARGUMENT3) = c;
  register long r4 __asm__(LINUX_ARGUMENT4) = d;
  register long r5 __asm__(LINUX_ARGUMENT5) = e;
  register long result __asm__(LINUX_RESULT);
  __asm__ volatile(LINUX_INSTRUCTION
                   : "=r"(result)
                   : "r"(nr), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5)
                   : LINUX_CLOBBERED);
  return result;
}

#if defined(__i386__)
// The sixth argument's register may be the frame pointer, which no operand can
// name.
static inline __attribute__((always_inline)) long linux_syscall6(long number, long a, long b, long c, long d, long e, long f) {
  long result;
  long rest[] = {number, f};
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
#else
static inline __attribute__((always_inline)) long linux_syscall6(long number, long a, long b, long c, long d, long e, long f) {
  register long nr __asm__(LINUX_NUMBER) = number;
  register long r1 __asm__(LINUX_ARGUMENT1) = a;
  register long r2 __asm__(LINUX_ARGUMENT2) = b;
  register long r3 __asm__(LINUX_ARGUMENT3) = c;
  register long r4 __asm__(LINUX_ARGUMENT4) = d;
  register long r5 __asm__(LINUX_ARGUMENT5) = e;
  register long r6 __asm__(LINUX_ARGUMENT6) = f;
  register long result __asm__(LINUX_RESULT);
  __asm__ volatile(LINUX_INSTRUCTION
                   : "=r"(result)
                   : "r"(nr), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5), "r"(r6)
                   : LINUX_CLOBBERED);
  return result;
}
#endif
