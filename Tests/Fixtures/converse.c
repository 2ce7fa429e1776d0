// converse CODE SIGNAL...: sends its parent each of the signals, with a payload where it is a
// real-time one, waits a while for it to come back, and exits with CODE whether it has or not.
#include "fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_REAL_TIME = 34, PATIENCE = 100000000 };

static void exchange(int signal) {
  if (signal < FIRST_REAL_TIME)
    kill(getppid(), signal);
  else
    sigqueue(getppid(), signal, (union sigval){.sival_int = signal});
  const uint64_t awaited = only(signal);
  syscall(SYS_rt_sigtimedwait, &awaited, NULL, &(struct timespec){.tv_nsec = PATIENCE},
          sizeof awaited);
}

int converse(int argc, char **argv) {
  set_signal_mask(~(uint64_t)0);
  for (int i = 1; i < argc; i++) exchange(atoi(argv[i]));
  return argc > 0 ? atoi(argv[0]) : 99;
}
