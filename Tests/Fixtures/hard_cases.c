// Behaviours of leftovers that are hard to end; all of them ignore TERM, unless said otherwise.
#include "fixture.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

__attribute__((noreturn)) static void stay(void) {
  for (;;) pause();
}

// traced: of two siblings one traces the other and never lets it go; their parent has ended.
__attribute__((noreturn)) static void be_traced(void (*announce)(void), const char *value) {
  (void)value;
  const pid_t tracee = fork_at_last();
  if (tracee == 0) stay();
  const pid_t tracer = fork_at_last();
  if (tracer > 0) _exit(0);
  if (ptrace(PTRACE_SEIZE, tracee, 0, 0) != 0) fail("ptrace");
  announce();
  stay();
}

static void (*announce_from_thread)(void);

static void *outlive_leader(void *unused) {
  (void)unused;
  // A child that only this thread's list of children names.
  const pid_t child = fork_at_last();
  if (child > 0) announce_from_thread();
  stay();
}

// leaderless: the thread that the process began with has ended.
__attribute__((noreturn)) static void lose_leader(void (*announce)(void), const char *value) {
  (void)value;
  announce_from_thread = announce;
  pthread_t thread;
  if (pthread_create(&thread, NULL, outlive_leader, NULL) != 0) fail("pthread_create");
  syscall(SYS_exit, 0);
  abort();
}

// runaway=WIDTH: chains of processes that fork and exit as fast as they can.
__attribute__((noreturn)) static void run_away(void (*announce)(void), const char *value) {
  for (int width = atoi(value); width > 1; width--)
    if (fork_at_last() == 0) break;
  announce();
  for (;;)
    if (fork() > 0) _exit(0);
}

// flight: a runaway chain that TERM would end, if it were reached.
__attribute__((noreturn)) static void flee(void (*announce)(void), const char *value) {
  (void)value;
  set_disposition(SIGTERM, (uintptr_t)SIG_DFL);
  run_away(announce, "1");
}

// bomb=COUNT: each process forks as fast as it can, COUNT times altogether.
__attribute__((noreturn)) static void explode(void (*announce)(void), const char *value) {
  atomic_int *left = mmap(NULL, sizeof *left, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                          -1, 0);
  if (left == MAP_FAILED) fail("mmap");
  atomic_init(left, atoi(value));
  announce();
  while (atomic_fetch_sub(left, 1) > 0) fork();
  stay();
}

// zombies=COUNT: has that many children which have ended, and never waits for them.
__attribute__((noreturn)) static void keep_zombies(void (*announce)(void), const char *value) {
  for (int i = atoi(value); i > 0; i--) {
    const pid_t child = fork_at_last();
    if (child == 0) _exit(0);
    siginfo_t info;
    if (waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) != 0) fail("waitid");
  }
  announce();
  stay();
}

// vfork: sleeps uninterruptibly (but not for KILL) until its child executes a program or ends.
__attribute__((noreturn)) static void wait_for_vfork(void (*announce)(void), const char *value) {
  (void)value;
  if (vfork() == 0) {
    announce();
    stay();
  }
  _exit(0);
}

static const struct {
  const char *name;
  void (*run)(void (*announce)(void), const char *value);
} hard_cases[] = {
    {"traced", be_traced},        {"leaderless", lose_leader}, {"runaway=", run_away},
    {"flight", flee},             {"bomb=", explode},          {"zombies=", keep_zombies},
    {"vfork", wait_for_vfork},
};

void run_hard_case(const char *behaviour, void (*announce)(void)) {
  for (size_t i = 0; i < sizeof hard_cases / sizeof *hard_cases; i++) {
    const size_t length = strlen(hard_cases[i].name);
    if (strncmp(behaviour, hard_cases[i].name, length) != 0) continue;
    set_disposition(SIGTERM, (uintptr_t)SIG_IGN);
    hard_cases[i].run(announce, behaviour + length);
  }
}
