// The kernel's interface, as far as Swift cannot express it: the system call instruction, the
// numbers, the constants and the structures.
#pragma once

#if defined(__x86_64__)
#include "arch/x86_64.h"
#elif defined(__aarch64__)
#include "arch/aarch64.h"
#elif defined(__riscv) && __riscv_xlen == 64
#include "arch/riscv64.h"
#elif defined(__arm__)
#include "arch/armv7.h"
#elif defined(__i386__)
#include "arch/i686.h"
#else
#error "initlet has no system call interface for this architecture"
#endif

#include "constants.h"
#include "structures.h"
#include "syscall.h"
#include "timed_calls.h"

/// Makes a child by clone(2) that runs a function on the caller's stack; the function must not
/// return.
///
/// Returns the child's process ID, or the negated errno.
long linux_spawn(long flags, void (*_Nonnull run)(void *_Nonnull), void *_Nonnull context);
