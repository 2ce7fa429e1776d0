// The system call instruction, in one function for each number of arguments: linux_syscall0() takes
// the number of the call alone, linux_syscall6() six arguments with it. Each returns what the
// kernel returned: a value, or the negated errno.
//
// All of them come from one macro. One function that passes zeros for missing arguments would do as
// well, but adds more than a kilobyte to the executable, since every call clears six registers.
#pragma once

#define LINUX_PARAMETERS0 long number
#define LINUX_PARAMETERS1 LINUX_PARAMETERS0, long a
#define LINUX_PARAMETERS2 LINUX_PARAMETERS1, long b
#define LINUX_PARAMETERS3 LINUX_PARAMETERS2, long c
#define LINUX_PARAMETERS4 LINUX_PARAMETERS3, long d
#define LINUX_PARAMETERS5 LINUX_PARAMETERS4, long e
#define LINUX_PARAMETERS6 LINUX_PARAMETERS5, long f

#define LINUX_REGISTERS0 register long nr __asm__(LINUX_NUMBER) = number;
#define LINUX_REGISTERS1 LINUX_REGISTERS0 register long r1 __asm__(LINUX_ARGUMENT1) = a;
#define LINUX_REGISTERS2 LINUX_REGISTERS1 register long r2 __asm__(LINUX_ARGUMENT2) = b;
#define LINUX_REGISTERS3 LINUX_REGISTERS2 register long r3 __asm__(LINUX_ARGUMENT3) = c;
#define LINUX_REGISTERS4 LINUX_REGISTERS3 register long r4 __asm__(LINUX_ARGUMENT4) = d;
#define LINUX_REGISTERS5 LINUX_REGISTERS4 register long r5 __asm__(LINUX_ARGUMENT5) = e;
#define LINUX_REGISTERS6 LINUX_REGISTERS5 register long r6 __asm__(LINUX_ARGUMENT6) = f;

#define LINUX_OPERANDS0 "r"(nr)
#define LINUX_OPERANDS1 LINUX_OPERANDS0, "r"(r1)
#define LINUX_OPERANDS2 LINUX_OPERANDS1, "r"(r2)
#define LINUX_OPERANDS3 LINUX_OPERANDS2, "r"(r3)
#define LINUX_OPERANDS4 LINUX_OPERANDS3, "r"(r4)
#define LINUX_OPERANDS5 LINUX_OPERANDS4, "r"(r5)
#define LINUX_OPERANDS6 LINUX_OPERANDS5, "r"(r6)

// Inlined even where nothing is optimised: in linux_spawn() the child returns from the instruction
// on its parent's stack, and must not return from a function that the parent is still in.
#define LINUX_SYSCALL(count)                                                                       \
  static inline __attribute__((always_inline)) long linux_syscall##count(                          \
      LINUX_PARAMETERS##count) {                                                                   \
    LINUX_REGISTERS##count                                                                         \
    register long result __asm__(LINUX_RESULT);                                                    \
    __asm__ volatile(LINUX_INSTRUCTION                                                             \
                     : "=r"(result)                                                                \
                     : LINUX_OPERANDS##count                                                       \
                     : LINUX_CLOBBERED);                                                           \
    return result;                                                                                 \
  }

LINUX_SYSCALL(0)
LINUX_SYSCALL(1)
LINUX_SYSCALL(2)
LINUX_SYSCALL(3)
LINUX_SYSCALL(4)
LINUX_SYSCALL(5)

// i686 has one of its own.
#if defined(LINUX_ARGUMENT6)
LINUX_SYSCALL(6)
#endif
