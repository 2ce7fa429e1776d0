// guard-storm SEED ROUNDS INIT: starts INIT --guard so many times, sends it numbered signals and a
// request to end, and kills one of its two processes at a random moment of that, or one that has
// just been started. It is a subreaper itself: who has outlived INIT becomes its child.
//
// At the end it says "killed COUNT of COUNT, signals COUNT". What no moment excuses is told before,
// with the number of the round: a survivor, another code, a signal that was lost, doubled or out of
// order, or a request to end that counted twice.
//
// The inner init's death may cost those signals that were on the way, and the outer one's too: what
// arrived is the beginning of what was sent. Where nobody is killed before the end, all has arrived.
#include "fixture.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SIGNAL = 40, CODE = 7, PATIENCE = 120 };

// What a command and its storm share.
static struct {
  atomic_int is_ready, total, arrived, unnumbered, disordered, requests;
} *shared;

// Leaves some processes behind in a child, which ends or stays their parent.
static void leave(int kind) {
  static const char *const kinds[][5] = {
      {"0", "background:obey"},
      {"0", "session:obey", "daemon:ignore", "deep3:obey"},
      {"stay", "session:ignore", "group:obey"},
      {"0", "daemon:stopped", "deep3:ignore"},
  };
  const pid_t helper = fork_at_last();
  if (helper > 0 && kinds[kind][0][0] == '0') waitpid(helper, NULL, 0);
  if (helper > 0) return;
  int count = 0;
  char *words[5];
  while (count < 5 && kinds[kind][count]) words[count] = strdup(kinds[kind][count]), count++;
  _exit(leave_behind(count, words));
}

// The command: ends once it was asked to and all signals have come.
__attribute__((noreturn)) static void count_signals(void) {
  for (const uint64_t all = ~(uint64_t)0;;) {
    siginfo_t info;
    const long signal = syscall(SYS_rt_sigtimedwait, &all, &info, NULL, sizeof all);
    if (signal == SIGTERM) shared->requests++;
    if (signal == SIGNAL && info.si_code != SI_QUEUE) shared->unnumbered++;
    if (signal == SIGNAL && info.si_code == SI_QUEUE) {
      shared->disordered += info.si_value.sival_int != shared->arrived + 1;
      shared->arrived++;
    }
    if (shared->requests > 0 && shared->arrived >= shared->total) _exit(CODE);
  }
}

// Starts the init on its way to this program's `guard-storm command KIND DESCRIPTOR`.
static pid_t start(char *init, int kind, int descriptor) {
  const pid_t outer = fork_at_last();
  if (outer > 0) return outer;
  char words[2][16];
  snprintf(words[0], sizeof words[0], "%d", kind);
  snprintf(words[1], sizeof words[1], "%d", descriptor);
  char *command[] = {init,          "--guard", "-t0.05", "--", "/proc/self/exe",
                     "guard-storm", "command", words[0], words[1], NULL};
  char own[4096];
  const ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
  if (length < 0) fail("readlink");
  own[length] = 0;
  command[4] = own;
  // Its messages about the deaths are many.
  if (!freopen("/dev/null", "w", stderr) || !freopen("/dev/null", "w", stdout)) _exit(99);
  execv(init, command);
  _exit(99);
}

static pid_t child_of(pid_t parent) {
  char path[64];
  int child = 0;
  snprintf(path, sizeof path, "/proc/%d/task/%d/children", parent, parent);
  FILE *list = fopen(path, "r");
  if (!list || fscanf(list, "%d", &child) != 1) child = 0;
  if (list) fclose(list);
  return child;
}

static int has_ended(pid_t child) {
  siginfo_t info = {0};
  return waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0;
}

// Sends what is still to be sent, up to a moment or the end of the init.
static int send_until(int64_t moment, pid_t outer, int total, int window, int request_at) {
  int sent = 0, is_asked = request_at < 0;
  while (nanoseconds(CLOCK_MONOTONIC) < moment && !has_ended(outer)) {
    if (!is_asked && sent >= request_at) is_asked = kill(outer, SIGTERM) == 0;
    if (sent == total || sent >= shared->arrived + window) {
      usleep(20);
      continue;
    }
    if (sigqueue(outer, SIGNAL, (union sigval){.sival_int = sent + 1}) != 0) fail("sigqueue");
    sent++;
  }
  return sent;
}

// Waits for everybody who is left; returns whether they have ended.
static int await_all(void) {
  const int64_t end = nanoseconds(CLOCK_MONOTONIC) + PATIENCE * (int64_t)1000000000;
  while (waitpid(-1, NULL, WNOHANG) >= 0) {
    if (nanoseconds(CLOCK_MONOTONIC) > end) return 0;
    usleep(50);
  }
  return 1;
}

// Says who is left, as /proc has it.
static void name_children(void) {
  char path[64], text[512];
  snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
  FILE *list = fopen(path, "r");
  for (int child; list && fscanf(list, "%d", &child) == 1;) {
    snprintf(path, sizeof path, "/proc/%d/stat", child);
    FILE *stat = fopen(path, "r");
    if (stat && fgets(text, sizeof text, stat)) say("left: %s", text);
    if (stat) fclose(stat);
  }
}

// Nothing after it would be true.
__attribute__((noreturn)) static void give_up(int round, const char *what) {
  say("round %d: %s\n", round, what);
  name_children();
  _exit(1);
}

// Kills a process, which or whose inner init was stopped before in some of the ways.
static void kill_one(pid_t victim, pid_t inner, int way) {
  if (way == 0) kill(victim, SIGSTOP);
  if (way == 1 && inner > 0) kill(inner, SIGSTOP);
  if (way < 2) usleep((useconds_t)number_below(2000));
  kill(victim, SIGKILL);
}

static int killed, sent_in_all;

// Returns whether all was well.
static int run(int round, char *init, int descriptor) {
  static const int longest[] = {1000, 5000, 20000, 80000, 300000};
  memset(shared, 0, sizeof *shared);
  const int total = number_below(41), window = 1 + number_below(8);
  const int request_at = number_below(11) == 0 ? -1 : number_below(total + 1);
  const int kills_inner = number_below(2), is_early = number_below(16) == 0;
  const int way = number_below(10);
  shared->total = total;
  const pid_t outer = start(init, number_below(4), descriptor);
  pid_t inner = 0;
  int sent = 0;
  if (is_early) {
    usleep((useconds_t)number_below(3000));
  } else {
    while (!shared->is_ready && !has_ended(outer)) usleep(50);
    inner = child_of(outer);
    const int64_t delay = number_below(longest[number_below(5)]) * (int64_t)1000;
    const int64_t moment = nanoseconds(CLOCK_MONOTONIC) + delay;
    sent = send_until(moment, outer, total, window, request_at);
  }
  const int is_inner = kills_inner && inner > 0;
  kill_one(is_inner ? inner : outer, inner, way);
  int status;
  const int64_t end = nanoseconds(CLOCK_MONOTONIC) + PATIENCE * (int64_t)1000000000;
  while (!has_ended(outer) && nanoseconds(CLOCK_MONOTONIC) < end) usleep(50);
  if (!has_ended(outer)) give_up(round, "no end");
  waitpid(outer, &status, 0);
  if (!await_all()) give_up(round, "survivors");
  const int is_killed = is_inner ? WIFEXITED(status) && WEXITSTATUS(status) == 128 + SIGKILL
                                 : WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  const int is_over = WIFEXITED(status) && WEXITSTATUS(status) == CODE;
  killed += is_killed;
  sent_in_all += sent;
  const char *fault = NULL;
  if (!is_killed && !is_over) fault = "another code";
  if (is_over && shared->arrived != total) fault = "lost";
  if (shared->arrived > sent) fault = "doubled";
  if (shared->disordered > 0) fault = "out of order";
  // Who adopts the command passes on what comes afterwards without its number.
  if (shared->unnumbered > 0 && !(is_killed && is_inner)) fault = "without a number";
  if (shared->requests > 1 + (is_killed && is_inner)) fault = "a request twice";
  if (fault)
    say("round %d: %s: status %x, %s killed, %d of %d sent, %d arrived, %d disordered, "
        "%d unnumbered, %d requests\n",
        round, fault, status, is_inner ? "inner" : "outer", sent, total, shared->arrived,
        shared->disordered, shared->unnumbered, shared->requests);
  return !fault;
}

static void map(int descriptor) {
  shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (shared == MAP_FAILED) fail("mmap");
}

int guard_storm(int argc, char **argv) {
  if (argc != 3) return 99;
  if (strcmp(argv[0], "command") == 0) {
    map(atoi(argv[2]));
    leave(atoi(argv[1]));
    set_signal_mask(~(uint64_t)0);
    shared->is_ready = 1;
    count_signals();
  }
  seed_numbers(strtoull(argv[0], NULL, 10));
  const int rounds = atoi(argv[1]), descriptor = memfd_create("storm", 0);
  if (descriptor < 0 || ftruncate(descriptor, sizeof *shared) != 0) fail("memfd_create");
  map(descriptor);
  if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) fail("subreaper");
  int faults = 0;
  for (int round = 1; round <= rounds && faults < 10; round++)
    faults += !run(round, argv[2], descriptor);
  say("killed %d of %d, signals %d\n", killed, rounds, sent_in_all);
  return faults > 0;
}
