// The floor for the benchmark, an init without any feature: it executes its arguments (a path and
// the words after it) in a child, waits for the child's end, and exits with its code. Without
// arguments it is the floor for a command: it writes the time of its first instructions to the
// standard output, as a struct timespec of CLOCK_MONOTONIC, and exits.
#include "CLinux.h"

// Included, because SwiftPM would link the library CLinux, and its entry point with it, into every
// target that depends on this one.
#include "start.c"

enum {
  vfork_flags = 0x4000 | 0x100 | 17, // CLONE_VFORK | CLONE_VM | SIGCHLD
  monotonic = 1,
  not_executed = 127,
};

static int write_time(void) {
  struct linux_timespec now = {0, 0};
  linux_syscall2(linux_nr_clock_gettime, monotonic, (long)&now);
  return linux_syscall3(linux_nr_write, 1, (long)&now, sizeof now) != sizeof now;
}

int initlet_main(int argc, char **argv) {
  if (argc < 2) return write_time();
  char **const environment = argv + argc + 1;
  const long child = linux_syscall5(linux_nr_clone, vfork_flags, 0, 0, 0, 0);
  if (child == 0) {
    // The child uses the stack of the parent, which does not run until the execve or the exit.
    linux_syscall3(linux_nr_execve, (long)argv[1], (long)(argv + 1), (long)environment);
    linux_syscall1(linux_nr_exit_group, not_executed);
  }
  int status = 0;
  long ended;
  do {
    ended = linux_syscall4(linux_nr_wait4, -1, (long)&status, 0, 0);
  } while (ended > 0 && ended != child);
  return status & 0x7f ? 128 + (status & 0x7f) : status >> 8 & 0xff;
}
