// AArch64: registers as in syscall(2).
#pragma once

#include "generic_numbers.h"

#define LINUX_INSTRUCTION "svc #0"
#define LINUX_NUMBER "x8"
#define LINUX_RESULT "x0"
#define LINUX_ARGUMENT1 "x0"
#define LINUX_ARGUMENT2 "x1"
#define LINUX_ARGUMENT3 "x2"
#define LINUX_ARGUMENT4 "x3"
#define LINUX_ARGUMENT5 "x4"
#define LINUX_ARGUMENT6 "x5"
#define LINUX_CLOBBERED "memory"

enum { linux_O_DIRECTORY = 040000 };
