// nursery: has children that soon end by themselves, as many as it can, so that every number in
// its PID namespace comes back. By USR1 it says "born COUNT hurt COUNT" and ends; hurt is who was
// sent a signal, whatever it was.
#include "fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 32, LONGEST_LIFE = 2000000 };

static int has_pending(void) {
  sigset_t pending;
  sigpending(&pending);
  return !sigisemptyset(&pending);
}

__attribute__((noreturn)) static void grow_up(long life) {
  nanosleep(&(struct timespec){.tv_nsec = life}, NULL);
  _exit(has_pending());
}

static int is_told_to_end(void) {
  sigset_t end;
  sigemptyset(&end);
  sigaddset(&end, SIGUSR1);
  return sigtimedwait(&end, NULL, &(struct timespec){0}) == SIGUSR1;
}

int nursery(int argc, char **argv) {
  (void)argc, (void)argv;
  set_signal_mask(~(uint64_t)0 & ~only(SIGTERM));
  long born = 0, present = 0, hurt = 0;
  while (!is_told_to_end()) {
    while (present < ROOM) {
      const pid_t child = fork();
      if (child < 0) break;
      if (child == 0) set_signal_mask(~(uint64_t)0), grow_up(random() % LONGEST_LIFE);
      born++, present++;
    }
    int status;
    if (present > 0 && wait(&status) > 0) present--, hurt += status != 0;
  }
  for (int status; present > 0 && wait(&status) > 0; present--) hurt += status != 0;
  say("born %ld hurt %ld\n", born, hurt);
  return 0;
}
