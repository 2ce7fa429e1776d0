// zombie-factory COUNT SECONDS: a supervisor that never waits. Over and over it starts a process
// that has children, and kills it, so that the children become orphans and end; COUNT of them in
// SECONDS. Then it says "made COUNT", and stays until TERM.
#include "fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { LITTER = 50 };

__attribute__((noreturn)) static void await_death_of(pid_t parent) {
  while (getppid() == parent) usleep(1000);
  _exit(0);
}

__attribute__((noreturn)) static void be_parent(int ready) {
  const pid_t self = getpid();
  for (int i = 0; i < LITTER; i++)
    if (fork_at_last() == 0) await_death_of(self);
  if (write(ready, "", 1) != 1) fail("ready");
  for (;;) pause();
}

int zombie_factory(int argc, char **argv) {
  int ready[2];
  if (argc != 2 || pipe(ready) != 0) return 99;
  const int count = atoi(argv[0]);
  const long pause_time = atol(argv[1]) * 1000000 / (count / LITTER);
  for (int made = 0; made < count; made += LITTER) {
    const pid_t parent = fork_at_last();
    if (parent == 0) be_parent(ready[1]);
    char byte;
    if (read(ready[0], &byte, 1) != 1) fail("ready");
    kill(parent, SIGKILL);
    usleep((useconds_t)pause_time);
  }
  say("made %d\n", count);
  for (;;) pause();
}
