// storm-load MAKERS COUNT: while MAKERS processes make orphans without end, sends its parent COUNT
// times a TERM and awaits it. It says "latencies P50 P99 MOST" in nanoseconds.
#include "fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { MOST_MAKERS = 16, PATIENCE = 20, PAUSE = 1000000 };

static int64_t round_trip(pid_t parent) {
  sigset_t awaited;
  sigemptyset(&awaited);
  sigaddset(&awaited, SIGTERM);
  const int64_t start = nanoseconds(CLOCK_MONOTONIC);
  if (kill(parent, SIGTERM) != 0) fail("kill");
  if (sigtimedwait(&awaited, NULL, &(struct timespec){.tv_sec = PATIENCE}) != SIGTERM)
    fail("a signal was lost");
  return nanoseconds(CLOCK_MONOTONIC) - start;
}

int storm_load(int argc, char **argv) {
  const int makers = argc == 2 ? atoi(argv[0]) : 0, count = argc == 2 ? atoi(argv[1]) : 0;
  if (makers < 1 || makers > MOST_MAKERS || count < 1) return 99;
  pid_t made[MOST_MAKERS];
  for (int i = 0; i < makers; i++) {
    made[i] = fork_at_last();
    // Out of reach of what goes to the command's process group.
    if (made[i] == 0) setsid(), orphan_maker(1, (char *[]){"forever"});
  }
  set_signal_mask(only(SIGTERM));
  int64_t *times = calloc((size_t)count, sizeof *times);
  if (!times) fail("calloc");
  for (int i = 0; i < count; i++) {
    nanosleep(&(struct timespec){.tv_nsec = PAUSE}, NULL);
    times[i] = round_trip(getppid());
  }
  for (int i = 0; i < makers; i++) kill(made[i], SIGKILL);
  sort(times, (size_t)count);
  say("latencies %ld %ld %ld\n", (long)times[count / 2], (long)times[count - 1 - count / 100],
      (long)times[count - 1]);
  return 0;
}
