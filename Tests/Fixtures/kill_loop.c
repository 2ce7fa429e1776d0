// kill-loop COUNT: makes COUNT daemons in sessions of their own, kills and reaps them, and says how
// many microseconds that took.
#include "fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t make_daemon(void) {
  int ready[2];
  if (pipe(ready) != 0) fail("pipe");
  const pid_t child = fork_at_last();
  if (child == 0) {
    setsid();
    if (write(ready[1], "", 1) != 1) fail("write");
    close(ready[0]);
    close(ready[1]);
    for (;;) pause();
  }
  char byte;
  if (read(ready[0], &byte, 1) != 1) fail("read");
  close(ready[0]);
  close(ready[1]);
  return child;
}

int kill_loop(int argc, char **argv) {
  const int count = argc == 1 ? atoi(argv[0]) : 0;
  pid_t *daemons = calloc((size_t)count, sizeof *daemons);
  if (!daemons) fail("calloc");
  for (int i = 0; i < count; i++) daemons[i] = make_daemon();
  const int64_t start = nanoseconds(CLOCK_MONOTONIC);
  for (int i = 0; i < count; i++) kill(daemons[i], SIGKILL);
  while (wait(NULL) > 0) continue;
  say("%ld\n", (long)((nanoseconds(CLOCK_MONOTONIC) - start) / 1000));
  return 0;
}
