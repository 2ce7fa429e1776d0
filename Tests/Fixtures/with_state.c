// with-state CHANGE... -- COMMAND...: changes what a process hands on, in the order given, then
// executes COMMAND. The changes are the table below.
#include "fixture.h"

#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void change_umask(const char *value) { umask((mode_t)strtol(value, NULL, 8)); }

static void block(const char *value) { set_signal_mask(signal_mask() | only(atoi(value))); }

static void ignore(const char *value) { set_disposition(atoi(value), (uintptr_t)SIG_IGN); }

// By somebody else, since a process can tell who has sent a signal.
static void be_sent(const char *value) {
  const pid_t sender = fork();
  if (sender == 0) _exit(syscall(SYS_kill, getppid(), atoi(value)) == 0 ? 0 : 99);
  int status;
  if (waitpid(sender, &status, 0) != sender || status != 0) fail("sender");
}

static void close_descriptor(const char *value) { close(atoi(value)); }

static void close_on_exec(const char *value) { fcntl(atoi(value), F_SETFD, FD_CLOEXEC); }

static void open_file(const char *value) {
  const int opened = open("/etc/passwd", O_RDONLY), wanted = atoi(value);
  if (opened < 0 || lseek(opened, 5, SEEK_SET) != 5) fail("open");
  if (dup2(opened, wanted) != wanted) fail("dup2");
  if (opened != wanted) close(opened);
}

// A pipe that nobody reads any more.
static void break_descriptor(const char *value) {
  int ends[2];
  if (pipe(ends) != 0 || dup2(ends[1], atoi(value)) < 0) fail("pipe");
  close(ends[0]);
  close(ends[1]);
}

static void limit_descriptors(const char *value) {
  const rlim_t limit = (rlim_t)atol(value);
  if (setrlimit(RLIMIT_NOFILE, &(struct rlimit){limit, limit}) != 0) fail("setrlimit");
}

static void limit_core(const char *value) {
  const rlim_t limit = (rlim_t)atol(value);
  if (setrlimit(RLIMIT_CORE, &(struct rlimit){limit, RLIM_INFINITY}) != 0) fail("setrlimit");
}

static void change_nice(const char *value) {
  if (setpriority(PRIO_PROCESS, 0, atoi(value)) != 0) fail("setpriority");
}

static void adjust_oom_score(const char *value) {
  const int file = open("/proc/self/oom_score_adj", O_WRONLY);
  if (file < 0 || write(file, value, strlen(value)) < 0) fail("oom_score_adj");
  close(file);
}

static void forbid_privileges(const char *value) {
  if (prctl(PR_SET_NO_NEW_PRIVS, atoi(value), 0, 0, 0) != 0) fail("no_new_privs");
}

// As a kernel before 5.1 or a filter from that time would: on 32 bits, 403 to 423 are the calls with
// 64-bit times, and on x86-64 there are none of these numbers.
static void refuse_long_times(const char *value) {
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 403, 0, 2),
      BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, 423, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)atoi(value)),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0) fail("seccomp");
}

// As an old gVisor or a filter does.
static void refuse_subreaper(const char *value) {
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prctl, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PR_SET_CHILD_SUBREAPER, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)atoi(value)),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0) fail("seccomp");
}

// Kept through exec, unlike by fork: for an init whose emulator cannot ask for it.
static void become_subreaper(const char *value) {
  if (prctl(PR_SET_CHILD_SUBREAPER, atoi(value), 0, 0, 0) != 0) fail("subreaper");
}

static void become_user(const char *value) {
  const unsigned id = (unsigned)atoi(value);
  if (setgroups(0, NULL) != 0 || setgid(id) != 0 || setuid(id) != 0) fail("setuid");
}

// A child whose end the kernel reports to nobody (clone(2)): it has no exit signal.
static void make_silent_child(const char *value) {
  (void)value;
  const long child = syscall(SYS_clone, 0, 0, 0, 0, 0);
  if (child < 0) fail("clone");
  while (child == 0) pause();
}

static void change_directory(const char *value) {
  if (chdir(value) != 0) fail(value);
}

static void delete_directory(const char *value) {
  if (mkdir(value, 0700) != 0 || chdir(value) != 0 || rmdir(value) != 0) fail(value);
}

static void change_root(const char *value) {
  if (chroot(value) != 0 || chdir("/") != 0) fail(value);
}

// Leaves the group that the parent has made for this process.
static void join_group_of_grandparent(const char *value) {
  (void)value;
  if (setpgid(0, getpgid(getppid())) != 0) fail("setpgid");
}

static const struct {
  const char *name;
  void (*apply)(const char *value);
} changes[] = {
    {"umask=", change_umask},
    {"blocked=", block},
    {"ignored=", ignore},
    {"sent=", be_sent},
    {"closed=", close_descriptor},
    {"cloexec=", close_on_exec},
    {"open=", open_file},
    {"broken=", break_descriptor},
    {"descriptors=", limit_descriptors},
    {"core=", limit_core},
    {"nice=", change_nice},
    {"oom-score=", adjust_oom_score},
    {"no-new-privs=", forbid_privileges},
    {"long-times=", refuse_long_times},
    {"subreaper=", become_subreaper},
    {"subreaper-refused=", refuse_subreaper},
    {"silent-child", make_silent_child},
    {"user=", become_user},
    {"directory=", change_directory},
    {"deleted=", delete_directory},
    {"root=", change_root},
    {"group=parent's", join_group_of_grandparent},
};

static void apply(const char *change) {
  for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
    const size_t length = strlen(changes[i].name);
    if (strncmp(change, changes[i].name, length) != 0) continue;
    changes[i].apply(change + length);
    return;
  }
  fail(change);
}

int with_state(int argc, char **argv) {
  int i = 0;
  for (; i < argc && strcmp(argv[i], "--") != 0; i++) apply(argv[i]);
  if (i + 1 >= argc) return 99;
  execvp(argv[i + 1], argv + i + 1);
  fail(argv[i + 1]);
}
