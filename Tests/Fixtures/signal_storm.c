// signal-storm COUNT WINDOW SIGNAL...: has a child of its own for each of these real-time signals,
// which sends its parent's parent, the init, COUNT of it, numbered by their payload, up to WINDOW
// ahead of what has come back. Says "received COUNT disordered COUNT" and exits with 0.
//
// A full queue is the senders' to wait for. The storm is over when all has come, or nothing for a
// second after the senders' end.
#include "fixture.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// The number of the last of each signal that has come back.
static atomic_int *last;

// What the init sends to the group is not for the sender, and must not wait there.
static void hear_nothing(void) {
  for (int signal = 1; signal <= SIGNAL_COUNT; signal++)
    if (signal != SIGKILL && signal != SIGSTOP) set_disposition(signal, (uintptr_t)SIG_IGN);
  set_signal_mask(0);
}

__attribute__((noreturn)) static void send_all(pid_t init, int signal, int count, int window) {
  hear_nothing();
  for (int i = 1; i <= count; i++) {
    while (i > atomic_load(&last[signal]) + window) sched_yield();
    while (sigqueue(init, signal, (union sigval){.sival_int = i}) != 0) {
      if (errno != EAGAIN) fail("sigqueue");
      sched_yield();
    }
  }
  _exit(0);
}

int signal_storm(int argc, char **argv) {
  if (argc < 3) return 99;
  const int count = atoi(argv[0]), expected = count * (argc - 2);
  last = mmap(NULL, sizeof *last * (SIGNAL_COUNT + 1), PROT_READ | PROT_WRITE,
              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (last == MAP_FAILED) fail("mmap");
  const pid_t init = getppid();
  const uint64_t all = ~(uint64_t)0;
  set_signal_mask(all);
  for (int i = 2; i < argc; i++)
    if (fork_at_last() == 0) send_all(init, atoi(argv[i]), count, atoi(argv[1]));
  int received = 0, disordered = 0, is_over = 0;
  while (received < expected && !is_over) {
    siginfo_t info;
    const long signal =
        syscall(SYS_rt_sigtimedwait, &all, &info, &(struct timespec){.tv_sec = 1}, sizeof all);
    is_over = signal < 0 && errno == EAGAIN && waitpid(-1, NULL, WNOHANG) < 0;
    if (signal <= 0 || info.si_code != SI_QUEUE) continue;
    received++;
    disordered += info.si_value.sival_int <= atomic_exchange(&last[signal], info.si_value.sival_int);
  }
  say("received %d disordered %d\n", received, disordered);
  return 0;
}
