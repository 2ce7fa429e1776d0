// RISC-V, 64 bits: registers as in syscall(2).
#pragma once

#include "generic_numbers.h"

#define LINUX_INSTRUCTION "ecall"
#define LINUX_NUMBER "a7"
#define LINUX_RESULT "a0"
#define LINUX_ARGUMENT1 "a0"
#define LINUX_ARGUMENT2 "a1"
#define LINUX_ARGUMENT3 "a2"
#define LINUX_ARGUMENT4 "a3"
#define LINUX_ARGUMENT5 "a4"
#define LINUX_ARGUMENT6 "a5"
#define LINUX_CLOBBERED "memory"

enum { linux_O_DIRECTORY = 0200000 };
