// dump-state FILE [ARGUMENT...]: writes everything that a process can see of itself to FILE, text
// as hexadecimal bytes, so that two ways of being started can be compared byte by byte. What must
// differ (pid, parent, and the session if there is a new one) is left out.
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { LAST_DESCRIPTOR = 1024, LAST_LIMIT = RLIM_NLIMITS };

static void print_hex(FILE *out, const char *name, const char *bytes) {
  fprintf(out, "%s ", name);
  for (; *bytes; bytes++) fprintf(out, "%02x", (unsigned char)*bytes);
  fputc('\n', out);
}

static void dump_texts(FILE *out, int argc, char **argv) {
  for (int i = 0; i < argc; i++) print_hex(out, "argument", argv[i]);
  for (char **entry = environ; *entry; entry++) print_hex(out, "environment", *entry);
}

static void dump_directories(FILE *out) {
  char path[4096];
  errno = 0;
  const char *directory = getcwd(path, sizeof path);
  print_hex(out, "directory", directory ? directory : strerror(errno));
  struct stat root = {0}, here = {0};
  stat("/", &root);
  stat(".", &here);
  // A deleted folder is another one each time.
  fprintf(out, "root %lu here %lu\n", (unsigned long)root.st_ino,
          here.st_nlink ? (unsigned long)here.st_ino : 0);
  const mode_t mask = umask(0);
  umask(mask);
  fprintf(out, "umask %o\n", mask);
}

static void dump_limits(FILE *out) {
  for (int i = 0; i < LAST_LIMIT; i++) {
    struct rlimit limit = {0};
    getrlimit(i, &limit);
    fprintf(out, "limit %d %lu %lu\n", i, (unsigned long)limit.rlim_cur,
            (unsigned long)limit.rlim_max);
  }
}

static void dump_descriptors(FILE *out) {
  for (int i = 0; i < LAST_DESCRIPTOR; i++) {
    const int flags = fcntl(i, F_GETFL);
    if (flags < 0) continue;
    struct stat file = {0};
    fstat(i, &file);
    // A pipe is another one each time.
    const unsigned long node = S_ISFIFO(file.st_mode) ? 0 : (unsigned long)file.st_ino;
    fprintf(out, "descriptor %d device %lu node %lu mode %o flags %o %o offset %ld\n", i,
            (unsigned long)file.st_dev, node, file.st_mode, flags, fcntl(i, F_GETFD),
            (long)lseek(i, 0, SEEK_CUR));
  }
}

static void dump_signals(FILE *out) {
  fprintf(out, "blocked %016lx\n", (unsigned long)signal_mask());
  for (int i = 1; i <= SIGNAL_COUNT; i++)
    fprintf(out, "disposition %d %lu\n", i, (unsigned long)disposition(i));
}

static void dump_identity(FILE *out) {
  uid_t users[3];
  gid_t groups[3], others[64];
  getresuid(&users[0], &users[1], &users[2]);
  getresgid(&groups[0], &groups[1], &groups[2]);
  fprintf(out, "users %u %u %u\n", users[0], users[1], users[2]);
  fprintf(out, "groups %u %u %u", groups[0], groups[1], groups[2]);
  const int count = getgroups(64, others);
  for (int i = 0; i < count; i++) fprintf(out, " %u", others[i]);
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2] = {0};
  syscall(SYS_capget, &header, data);
  for (int i = 0; i < 2; i++)
    fprintf(out, "\ncapabilities %x %x %x", data[i].effective, data[i].permitted,
            data[i].inheritable);
  fputc('\n', out);
}

static void dump_attributes(FILE *out) {
  int subreaper = -1, parent_death = -1;
  char name[17] = {0};
  prctl(PR_GET_CHILD_SUBREAPER, &subreaper, 0, 0, 0);
  prctl(PR_GET_PDEATHSIG, &parent_death, 0, 0, 0);
  prctl(PR_GET_NAME, name, 0, 0, 0);
  print_hex(out, "name", name);
  fprintf(out, "subreaper %d parent-death %d\n", subreaper, parent_death);
  fprintf(out, "no-new-privs %d securebits %d keepcaps %d dumpable %d\n",
          prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), prctl(PR_GET_SECUREBITS, 0, 0, 0, 0),
          prctl(PR_GET_KEEPCAPS, 0, 0, 0, 0), prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
  fprintf(out, "seccomp %d slack %d personality %x\n", prctl(PR_GET_SECCOMP, 0, 0, 0, 0),
          prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0), (unsigned)personality(0xffffffff));
}

static void dump_scheduling(FILE *out) {
  cpu_set_t processors;
  CPU_ZERO(&processors);
  sched_getaffinity(0, sizeof processors, &processors);
  fprintf(out, "nice %d scheduler %d processors %d io %ld\n", getpriority(PRIO_PROCESS, 0),
          sched_getscheduler(0), CPU_COUNT(&processors), syscall(SYS_ioprio_get, 1, 0));
  // struct sched_attr, whose fourth word is the length of a turn since Linux 6.12.
  uint64_t attributes[6] = {0};
  syscall(SYS_sched_getattr, 0, attributes, sizeof attributes, 0);
  fprintf(out, "scheduling flags %lu turn %lu\n", (unsigned long)attributes[1],
          (unsigned long)attributes[3]);
  char score[16] = {0};
  const int file = open("/proc/self/oom_score_adj", O_RDONLY);
  if (file >= 0 && read(file, score, sizeof score - 1) < 0) fail("oom_score_adj");
  if (file >= 0) close(file);
  print_hex(out, "oom-score", score);
  const int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
  fprintf(out, "terminal %d\n", terminal < 0 ? errno : 0);
  if (terminal >= 0) close(terminal);
}

int dump_state(int argc, char **argv) {
  if (argc < 1) return 99;
  char *text;
  size_t length;
  FILE *out = open_memstream(&text, &length);
  if (!out) fail("memory");
  // First, because the rest opens files itself.
  dump_descriptors(out);
  dump_texts(out, argc, argv);
  dump_directories(out);
  dump_limits(out);
  dump_signals(out);
  dump_identity(out);
  dump_attributes(out);
  dump_scheduling(out);
  fclose(out);
  const int file = open(argv[0], O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file < 0 || write(file, text, length) != (ssize_t)length) fail(argv[0]);
  return 0;
}
