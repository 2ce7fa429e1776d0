// neutral-pid1 [--hold FD] COMMAND...: a PID 1 that reaps and does nothing else. It never signals
// anything, so whatever survives COMMAND is COMMAND's doing. It exits with COMMAND's code, or
// 128+n. With --hold it first reports the end on FD and stays until the other side closes it.
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void nothing(int signal) { (void)signal; }

static pid_t start(char **command) {
  const pid_t child = fork();
  if (child < 0) fail("fork");
  if (child > 0) return child;
  set_disposition(SIGCHLD, (uintptr_t)SIG_DFL);
  set_signal_mask(0);
  execvp(command[0], command);
  fail(command[0]);
}

// Returns whether `main` was among the reaped; its status goes to `status`.
static int reap(pid_t main, int *status) {
  int ended = 0, one;
  for (pid_t pid; (pid = waitpid(-1, &one, WNOHANG)) > 0;)
    if (pid == main) ended = 1, *status = one;
  return ended;
}

static void report(int hold, int status) {
  const int killed = WIFSIGNALED(status);
  dprintf(hold, "%s %d\n", killed ? "killed" : "exited",
          killed ? WTERMSIG(status) : WEXITSTATUS(status));
}

static void sleep_until_child_ends(sigset_t *unblocked, int hold, int *closed) {
  struct pollfd side = {.fd = hold, .events = POLLIN};
  if (ppoll(&side, 1, NULL, unblocked) > 0) *closed = 1;
}

int neutral_pid1(int argc, char **argv) {
  int hold = -1;
  if (argc > 2 && strcmp(argv[0], "--hold") == 0) {
    hold = atoi(argv[1]);
    fcntl(hold, F_SETFD, FD_CLOEXEC);
    argv += 2;
  }
  sigset_t unblocked, blocked;
  sigemptyset(&unblocked);
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGCHLD);
  sigprocmask(SIG_SETMASK, &blocked, NULL);
  sigaction(SIGCHLD, &(struct sigaction){.sa_handler = nothing}, NULL);

  const pid_t main = start(argv);
  int status = 0, closed = 0;
  while (!reap(main, &status)) {
    int ignored = 0;
    sleep_until_child_ends(&unblocked, -1, &ignored);
  }
  if (hold >= 0) report(hold, status);
  while (hold >= 0 && !closed) {
    sleep_until_child_ends(&unblocked, hold, &closed);
    reap(main, &status);
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
