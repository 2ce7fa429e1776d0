// reap-load: for each line COUNT of its standard input, hands its parent that many children to reap
// at once, all of which have ended, and says "reaped COUNT WALL CPU": the time until the last is
// gone and the parent's share of the processor, in nanoseconds. COUNT is 0 if there is no room.
#include "fixture.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Leaves the processor to the parent, which inherits where it was started, if there is another.
static void move_away(void) {
  cpu_set_t here, others;
  CPU_ZERO(&others);
  if (sched_getaffinity(0, sizeof here, &here) != 0) return;
  for (long i = sysconf(_SC_NPROCESSORS_ONLN); i-- > 0;)
    if (!CPU_ISSET(i, &here)) CPU_SET(i, &others);
  sched_setaffinity(0, sizeof others, &others);
}

// Without a copy of the memory, so that a thousand take no longer than they must.
static pid_t make_zombie(void) {
  const pid_t child = vfork();
  if (child == 0) _exit(0);
  return child;
}

// Makes children that end and are not waited for, and returns the last; 0 if there is no room.
static pid_t make_zombies(int count) {
  pid_t child = 0;
  for (int i = 0; i < count; i++) {
    child = make_zombie();
    if (child < 0) return 0;
  }
  siginfo_t info;
  if (child > 0 && waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) != 0) fail("waitid");
  return child;
}

static int64_t cpu_time_of(pid_t pid) {
  clockid_t clock;
  if (clock_getcpuclockid(pid, &clock) != 0) fail("clock_getcpuclockid");
  return nanoseconds(clock);
}

static void hand_over(int count) {
  int ready[2], release[2];
  if (pipe(ready) != 0 || pipe(release) != 0) fail("pipe");
  const pid_t maker = fork_at_last();
  pid_t last = 0;
  if (maker == 0) {
    close(release[1]);
    last = make_zombies(count);
    if (write(ready[1], &last, sizeof last) != sizeof last) fail("write");
    char byte;
    if (read(release[0], &byte, 1) != 0) fail("read");
    _exit(0);
  }
  if (read(ready[0], &last, sizeof last) != sizeof last) fail("maker");
  const pid_t parent = getppid();
  const int64_t cpu_start = cpu_time_of(parent), start = nanoseconds(CLOCK_MONOTONIC);
  close(release[1]);
  // The kernel hands them over, and finds them for wait(2), in the order they were made in.
  while (last > 0 && (kill(last, 0) == 0 || errno != ESRCH)) sched_yield();
  const int64_t wall = nanoseconds(CLOCK_MONOTONIC) - start;
  // Lets the parent go back to sleep.
  usleep(2000);
  say("reaped %d %ld %ld\n", last > 0 ? count : 0, (long)wall, (long)(cpu_time_of(parent) - cpu_start));
  close(ready[0]);
  close(ready[1]);
  close(release[0]);
  waitpid(maker, NULL, 0);
}

int reap_load(int argc, char **argv) {
  (void)argv;
  if (argc != 0) return 99;
  move_away();
  say("ready\n");
  char line[32];
  while (fgets(line, sizeof line, stdin)) hand_over(atoi(line));
  return 0;
}
