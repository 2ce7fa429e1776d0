// leave-behind CODE PLACE:BEHAVIOUR...: starts a process for each, waits until all are as they
// should be, says "left COUNT" and exits with CODE; with CODE "stay" it stays instead, and with
// "input" until its standard input ends.
//
// PLACE: background (a child in the same group), nohup (HUP ignored), group (a group of its own),
// session (a session of its own), daemon (forked twice, a session of its own), user (a session of
// its own, as user 65534), hidden (as background, but hidepid hides it: PR_SET_DUMPABLE), deepN (N
// processes, each the child of the one before, in sessions of their own).
// BEHAVIOUR: obey (ends by TERM), ignore (TERM ignored), write=FILE (on TERM writes FILE and ends),
// stopped, stopped-write=FILE, end=FILE (after 0.3 s ends by itself, having written FILE), tell (says
// "PID signal NUMBER" for each), and those of hard_cases.c.
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static int ready[2];

static const char *value_of(const char *text, const char *name) {
  const size_t length = strlen(name);
  return strncmp(text, name, length) == 0 ? text + length : NULL;
}

static void write_file(const char *path) {
  const int file = open(path, O_WRONLY | O_CREAT, 0666);
  if (file < 0 || write(file, "ended\n", 6) != 6) fail(path);
  close(file);
}

static void announce(void) {
  const pid_t self = getpid();
  if (write(ready[1], &self, sizeof self) != sizeof self) fail("announce");
}

__attribute__((noreturn)) static void write_on_term(const char *path, int stopped) {
  // HUP too: the kernel sends it to a stopped group that becomes orphaned.
  set_signal_mask(only(SIGTERM) | only(SIGHUP));
  announce();
  sigset_t term;
  // Told already, it would not be continued once more.
  sigpending(&term);
  if (stopped && !sigismember(&term, SIGTERM)) raise(SIGSTOP);
  sigemptyset(&term);
  sigaddset(&term, SIGTERM);
  int signal;
  sigwait(&term, &signal);
  write_file(path);
  _exit(0);
}

__attribute__((noreturn)) static void tell(void) {
  const uint64_t all = ~(uint64_t)0;
  set_signal_mask(all);
  announce();
  for (;;) {
    const long signal = syscall(SYS_rt_sigtimedwait, &all, NULL, NULL, sizeof all);
    if (signal > 0) say("%d signal %ld\n", getpid(), signal);
  }
}

__attribute__((noreturn)) static void behave(const char *behaviour) {
  const char *path;
  if ((path = value_of(behaviour, "write="))) write_on_term(path, 0);
  if ((path = value_of(behaviour, "stopped-write="))) write_on_term(path, 1);
  if (strcmp(behaviour, "tell") == 0) tell();
  run_hard_case(behaviour, announce);
  if (strcmp(behaviour, "ignore") == 0) set_disposition(SIGTERM, (uintptr_t)SIG_IGN);
  announce();
  if ((path = value_of(behaviour, "end="))) {
    usleep(300000);
    write_file(path);
    _exit(0);
  }
  if (strcmp(behaviour, "stopped") == 0) raise(SIGSTOP);
  for (;;) pause();
}

static void become_user(void) {
  if (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0) fail("setuid");
}

// How many processes a place has room for, one below the other.
static int depth_of(const char *place) {
  const char *depth = value_of(place, "deep");
  return depth ? atoi(depth) : 1;
}

static void descend(int depth) {
  while (setsid(), --depth > 0)
    if (fork_at_last() != 0) return;
}

// Goes on in a child, once its parent has ended.
static void outlive_parent(void) {
  const pid_t parent = getpid();
  if (fork_at_last() != 0) _exit(0);
  while (getppid() == parent) usleep(100);
}

static void start(const char *place, const char *behaviour) {
  if (fork_at_last() > 0) return;
  if (strcmp(place, "nohup") == 0) set_disposition(SIGHUP, (uintptr_t)SIG_IGN);
  if (strcmp(place, "group") == 0) setpgid(0, 0);
  if (strcmp(place, "session") == 0 || strcmp(place, "user") == 0) setsid();
  if (strcmp(place, "user") == 0) become_user();
  if (strcmp(place, "hidden") == 0) prctl(PR_SET_DUMPABLE, 0);
  if (strcmp(place, "daemon") == 0) {
    outlive_parent();
    setsid();
    outlive_parent();
  }
  if (value_of(place, "deep")) descend(depth_of(place));
  behave(behaviour);
}

// Being stopped cannot be announced by the process itself. It may have been told to end by then.
static void await_stop(pid_t pid) {
  char path[64], text[512];
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  for (;; usleep(200)) {
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    const ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    if (length < 0) return;
    text[length] = 0;
    const char *state = strrchr(text, ')');
    if (state && (state[2] == 'T' || state[2] == 'Z')) return;
  }
}

int leave_behind(int argc, char **argv) {
  if (argc < 1 || pipe2(ready, O_CLOEXEC) != 0) return 99;
  for (int i = 1; i < argc; i++) {
    char *behaviour = strchr(argv[i], ':');
    if (!behaviour) return 99;
    *behaviour++ = 0;
    start(argv[i], behaviour);
    for (int left = depth_of(argv[i]); left > 0; left--) {
      pid_t pid;
      if (read(ready[0], &pid, sizeof pid) != sizeof pid) fail("leftover");
      if (value_of(behaviour, "stopped")) await_stop(pid);
    }
  }
  say("left %d\n", argc - 1);
  while (strcmp(argv[0], "stay") == 0) pause();
  char byte;
  if (strcmp(argv[0], "input") == 0 && read(STDIN_FILENO, &byte, 1) != 0) fail("input");
  return atoi(argv[0]);
}
