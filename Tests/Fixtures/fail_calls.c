// fail-calls CALL ERROR FIRST LAST GENERATION INIT COMMAND...: starts COMMAND, which somewhere
// becomes the program INIT, and has some of INIT's system calls fail, as strace's `inject` does,
// but its own alone (GENERATION 1), those of the children that it forks (2), or of theirs (3), up
// to the moment at which they execute another program. The calls are those of the number CALL, from
// the FIRST to the LAST of each process, and ERROR is the errno that they give. With a CALL of -1
// none fails, and all are counted.
//
// At the end it says what became of whom: "call GENERATION NUMBER COUNT" for each that was counted,
// "failed COUNT", "init exited CODE" or "init killed SIGNAL", "command exited CODE", "command killed
// SIGNAL", "command lives" or "command none", and "left COUNT": who has outlived INIT.
#include "fixture.h"

#include <errno.h>
#include <limits.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 4096, CALLS = 512, GENERATIONS = 4, SECONDS = 120 };

struct process {
  pid_t pid;
  // Who has made it is known, and it has come to its first stop: the order varies.
  int is_known, is_stopped;
  // 0 for what is not the init's own code.
  int generation;
  int is_below_init;
  long calls;
};

static struct {
  long call, error, first, last, generation;
  const char *init;
} task;

static struct process processes[MOST];
static long counts[GENERATIONS][CALLS];
static long failed;
static pid_t init_pid, command_pid;
static int init_status = -1, command_status = -1, left;

static struct process *find(pid_t pid) {
  struct process *unused = NULL;
  for (struct process *each = processes; each < processes + MOST; each++) {
    if (each->pid == pid) return each;
    if (each->pid == 0 && !unused) unused = each;
  }
  if (!unused) fail("too many processes");
  *unused = (struct process){.pid = pid};
  return unused;
}

static void go_on(pid_t pid, int signal) {
  // ESRCH: it was killed meanwhile.
  if (ptrace(PTRACE_CONT, pid, 0, signal) != 0 && errno != ESRCH) fail("PTRACE_CONT");
}

static void note_child(struct process *parent) {
  unsigned long pid;
  if (ptrace(PTRACE_GETEVENTMSG, parent->pid, 0, &pid) != 0) return;
  struct process *child = find((pid_t)pid);
  child->is_known = 1;
  child->generation = parent->generation > 0 ? parent->generation + 1 : 0;
  child->is_below_init = parent->is_below_init || parent->pid == init_pid;
  if (child->is_stopped) go_on(child->pid, 0);
}

static void note_program(struct process *process) {
  char link[64], path[PATH_MAX] = "";
  snprintf(link, sizeof link, "/proc/%d/exe", process->pid);
  if (readlink(link, path, sizeof path - 1) < 0) fail(link);
  if (init_pid == 0 && strcmp(path, task.init) == 0) {
    init_pid = process->pid;
    process->generation = 1;
    process->calls = 0;
    return;
  }
  if (process->generation > 1 && command_pid == 0) command_pid = process->pid;
  process->generation = 0;
}

static void note_call(struct process *process) {
  if (process->generation == 0 || process->generation >= GENERATIONS) return;
#ifdef __x86_64__
  struct user_regs_struct registers;
  if (ptrace(PTRACE_GETREGS, process->pid, 0, &registers) != 0) return;
  const long call = (long)registers.orig_rax;
  if (task.call < 0) {
    if (call >= 0 && call < CALLS) counts[process->generation][call]++;
    return;
  }
  if (call != task.call || process->generation != task.generation) return;
  process->calls++;
  if (process->calls < task.first || process->calls > task.last) return;
  failed++;
  registers.orig_rax = (unsigned long)-1;
  registers.rax = (unsigned long)-task.error;
  ptrace(PTRACE_SETREGS, process->pid, 0, &registers);
#else
  // Nobody else's registers are known.
  errno = ENOSYS;
  fail("fail-calls");
#endif
}

static void note_end(struct process *process, int status) {
  if (process->pid == command_pid) command_status = status;
  if (process->pid == init_pid) init_status = status;
  process->pid = 0;
  if (init_status < 0 || left > 0) return;
  for (struct process *each = processes; each < processes + MOST; each++)
    if (each->pid != 0 && each->is_below_init) left++;
}

static void note_stop(struct process *process, int status) {
  const int signal = WSTOPSIG(status);
  process->is_stopped = 1;
  switch (status >> 16) {
    case PTRACE_EVENT_FORK:
    case PTRACE_EVENT_VFORK:
    case PTRACE_EVENT_CLONE: note_child(process); break;
    case PTRACE_EVENT_EXEC: note_program(process); break;
    case PTRACE_EVENT_SECCOMP: note_call(process); break;
    case PTRACE_EVENT_STOP:
      if (signal != SIGTRAP) {
        if (ptrace(PTRACE_LISTEN, process->pid, 0, 0) != 0 && errno != ESRCH) fail("LISTEN");
        return;
      }
      if (!process->is_known) return;
      break;
    default: go_on(process->pid, signal); return;
  }
  go_on(process->pid, 0);
}

// Every call that is of interest stops its caller.
static void filter(void) {
  const int all = task.call < 0;
  struct sock_filter instructions[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)task.call, 0, all ? 0 : 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const struct sock_fprog program = {sizeof instructions / sizeof *instructions, instructions};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) fail("PR_SET_SECCOMP");
}

static pid_t start(char **command) {
  int released[2];
  if (pipe(released) != 0) fail("pipe");
  const pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) {
    char byte;
    close(released[1]);
    if (read(released[0], &byte, 1) != 1) _exit(99);
    close(released[0]);
    filter();
    execvp(command[0], command);
    fail(command[0]);
  }
  const long options = PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE |
                       PTRACE_O_TRACEEXEC | PTRACE_O_TRACESECCOMP | PTRACE_O_EXITKILL;
  if (ptrace(PTRACE_SEIZE, child, 0, options) != 0) fail("PTRACE_SEIZE");
  find(child)->is_known = 1;
  if (write(released[1], "", 1) != 1) fail("write");
  close(released[0]);
  close(released[1]);
  return child;
}

static void report_end(const char *who, pid_t pid, int status) {
  if (pid == 0)
    say("%s none\n", who);
  else if (status < 0)
    say("%s lives\n", who);
  else if (WIFSIGNALED(status))
    say("%s killed %d\n", who, WTERMSIG(status));
  else
    say("%s exited %d\n", who, WEXITSTATUS(status));
}

static void report(void) {
  for (int generation = 1; generation < GENERATIONS; generation++)
    for (int call = 0; call < CALLS; call++)
      if (counts[generation][call] > 0)
        say("call %d %d %ld\n", generation, call, counts[generation][call]);
  say("failed %ld\n", failed);
  report_end("init", init_pid, init_status);
  report_end("command", command_pid, command_status);
  say("left %d\n", left);
}

// With this process everybody ends that it traces.
static void give_up(int signal) {
  (void)signal;
  report();
  _exit(1);
}

int fail_calls(int argc, char **argv) {
  if (argc < 7) return 99;
  task.call = atol(argv[0]);
  task.error = atol(argv[1]);
  task.first = atol(argv[2]);
  task.last = atol(argv[3]);
  task.generation = atol(argv[4]);
  task.init = argv[5];
  const pid_t main = start(argv + 6);
  signal(SIGALRM, give_up);
  alarm(SECONDS);
  for (;;) {
    int status;
    const pid_t pid = waitpid(-1, &status, __WALL);
    if (pid < 0) fail("waitpid");
    struct process *process = find(pid);
    if (WIFSTOPPED(status)) {
      note_stop(process, status);
      continue;
    }
    note_end(process, status);
    if (pid == main) break;
  }
  report();
  return 0;
}
