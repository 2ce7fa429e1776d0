// signal-load SENDERS COUNT parent|self: has signals sent through its parent, or to itself without
// a detour, COUNT by each sender, who sends the next when one has arrived. It says "signals COUNT
// WALL P50 P99": of all signals, and of the single ones from sending to the sender's hearing of it,
// in nanoseconds.
#include "fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Real-time signals are queued, so that none merges with another.
enum { SIGNAL = 40, PATIENCE = 5 };

static int gate[2], arrivals[2];

__attribute__((noreturn)) static void send_signals(pid_t target, int count, int64_t *times) {
  // Out of reach of what goes to the command's process group.
  setpgid(0, 0);
  close(gate[1]);
  char byte;
  if (read(gate[0], &byte, 1) != 0) fail("gate");
  for (int i = 0; i < count; i++) {
    const int64_t start = nanoseconds(CLOCK_MONOTONIC);
    if (kill(target, SIGNAL) != 0) fail("kill");
    if (read(arrivals[0], &byte, 1) != 1) _exit(0);
    times[i] = nanoseconds(CLOCK_MONOTONIC) - start;
  }
  _exit(0);
}

// Returns whether all have come.
static int receive(int count) {
  sigset_t awaited;
  sigemptyset(&awaited);
  sigaddset(&awaited, SIGNAL);
  for (int i = 0; i < count; i++) {
    if (sigtimedwait(&awaited, NULL, &(struct timespec){.tv_sec = PATIENCE}) != SIGNAL) return 0;
    if (write(arrivals[1], "", 1) != 1) fail("write");
  }
  return 1;
}

int signal_load(int argc, char **argv) {
  if (argc != 3) return 99;
  const int senders = atoi(argv[0]), count = atoi(argv[1]), total = senders * count;
  const pid_t target = strcmp(argv[2], "self") == 0 ? getpid() : getppid();
  set_signal_mask(only(SIGNAL));
  if (pipe(gate) != 0 || pipe(arrivals) != 0) fail("pipe");
  int64_t *times = mmap(NULL, (size_t)total * sizeof *times, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (times == MAP_FAILED) fail("mmap");
  for (int i = 0; i < senders; i++)
    if (fork_at_last() == 0) send_signals(target, count, times + i * count);
  const int64_t start = nanoseconds(CLOCK_MONOTONIC);
  close(gate[1]);
  if (!receive(total)) fail("a signal was lost (where SigQ in /proc/self/status is full, that has to be)");
  const int64_t wall = nanoseconds(CLOCK_MONOTONIC) - start;
  while (wait(NULL) > 0) continue;
  sort(times, (size_t)total);
  say("signals %d %ld %ld %ld\n", total, (long)wall, (long)times[total / 2],
      (long)times[total - 1 - total / 100]);
  return 0;
}
