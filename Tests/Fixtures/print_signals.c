// print-signals [UNTIL]: says "ready PID PPID GROUP SESSION", then a line for each signal it gets,
// and exits with 0 after the signal UNTIL. It blocks and waits rather than handles, so that even
// signals the C library keeps for itself, and two that come at once, are counted.
#include "fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

int print_signals(int argc, char **argv) {
  const int until = argc == 1 ? atoi(argv[0]) : 0;
  const uint64_t all = ~(uint64_t)0;
  set_signal_mask(all);
  say("ready %d %d %d %d\n", getpid(), getppid(), getpgrp(), getsid(0));
  for (;;) {
    siginfo_t info;
    long signal = syscall(SYS_rt_sigtimedwait, &all, &info, NULL, sizeof all);
    if (signal < 0) continue;
    if (info.si_code == SI_QUEUE)
      say("signal %ld value %d\n", signal, info.si_value.sival_int);
    else
      say("signal %ld\n", signal);
    if (signal == until) return 0;
  }
}
