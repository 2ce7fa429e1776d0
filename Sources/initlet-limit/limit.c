// The floor for the benchmark, with no feature at all: executes its arguments (a path and what
// follows it) in a child, waits, and exits with the child's code. Without arguments it is the
// floor for a command: it writes the moment of its first instructions, and exits.
#include "CLinux.h"

// The entry point of the shipped executable, and not its library, which would follow whoever
// depends on this.
#include "start.c"

enum {
  vfork_flags = 0x4000 | 0x100 | 17, // CLONE_VFORK | CLONE_VM | SIGCHLD
  monotonic = 1,
  not_executed = 127,
};

static int tell_time(void) {
  struct linux_timespec now = {0, 0};
  linux_syscall2(linux_nr_clock_gettime, monotonic, (long)&now);
  return linux_syscall3(linux_nr_write, 1, (long)&now, sizeof now) != sizeof now;
}

int initlet_main(int argc, char **argv) {
  if (argc < 2) return tell_time();
  char **const environment = argv + argc + 1;
  const long child = linux_syscall5(linux_nr_clone, vfork_flags, 0, 0, 0, 0);
  if (child == 0) {
    // On the parent's stack, of which nothing but this is used until the parent goes on.
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
