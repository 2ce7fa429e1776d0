// attackers SEED DESCRIPTOR: a command that starts a random population of descendants, all of which
// try to outlive the init, to confuse it, or to have it signal somebody else. What it does follows
// from SEED and from the `struct attack` that the descriptor holds.
//
// They signal nobody but the init and each other, and do it for a limited time, in limited number.
#include "attack.h"
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 8, USER = 65534 };

struct attack *attack;

// Handles of the command's children, which no process with a number that comes back can get.
static int siblings[WIDTH], sibling_count;
static int64_t attack_end;

void map_attack(int descriptor) {
  attack = mmap(NULL, sizeof *attack, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (attack == MAP_FAILED) fail("mmap");
}

static int one_in(int count) { return number_below(count) == 0; }

static void nap(int microseconds) { usleep((useconds_t)number_below(microseconds)); }

// MARK: - New processes

// As fork(2), but by a call of its own, and only as long as there is room.
static pid_t fork_by(pid_t (*call)(void)) {
  if (atomic_fetch_sub(&attack->room, 1) <= 0) return -1;
  const uint64_t next = random_number();
  const pid_t child = call();
  if (child == 0) seed_numbers(next);
  if (child > 0) attack->made++;
  return child;
}

static pid_t attack_fork(void) { return fork_by(fork); }

static pid_t clone_silently(void) { return (pid_t)syscall(SYS_clone, 0, 0, 0, 0, 0); }

static pid_t clone_as_sibling(void) {
  return (pid_t)syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
}

static void fork_and_exit(void) {
  if (attack_fork() > 0) _exit(0);
}

// MARK: - Signals to the init

static int some_signal(void) {
  static const int signals[] = {SIGHUP,  SIGUSR1, SIGUSR2, SIGWINCH, SIGCONT, SIGALRM, SIGPIPE,
                                SIGTSTP, SIGTTIN, SIGTTOU, SIGURG,   SIGCHLD, SIGPOLL, SIGXFSZ};
  static const int requests[] = {SIGTERM, SIGINT, SIGQUIT};
  if (one_in(60)) return requests[number_below(3)];
  if (one_in(2)) return 32 + number_below(33);
  return signals[number_below((int)(sizeof signals / sizeof *signals))];
}

// With an origin that the kernel takes from a process: whatever is below 0, but for SI_TKILL.
static void send_forged(pid_t init, int signal) {
  static const int codes[] = {SI_QUEUE, SI_TIMER,   SI_MESGQ, SI_ASYNCIO,
                              SI_SIGIO, SI_ASYNCNL, -1000};
  siginfo_t info = {.si_code = codes[number_below((int)(sizeof codes / sizeof *codes))]};
  const int bystander = number_below(BYSTANDERS + 2);
  info.si_pid = bystander < BYSTANDERS ? attack->bystanders[bystander].pid
                                       : bystander == BYSTANDERS ? init : getpid();
  info.si_value.sival_int = number_below(1 << 20);
  syscall(SYS_rt_sigqueueinfo, init, signal, &info);
}

// By the kernel itself, which tells of data in a pipe.
static void have_kernel_send(pid_t init, int signal) {
  int ends[2];
  if (pipe(ends) != 0) return;
  fcntl(ends[0], F_SETOWN, init);
  fcntl(ends[0], F_SETSIG, signal);
  fcntl(ends[0], F_SETFL, O_ASYNC | O_NONBLOCK);
  if (write(ends[1], "", 1) == 1) attack->sent++;
  close(ends[0]);
  close(ends[1]);
}

static void signal_init(void) {
  const pid_t init = one_in(3) ? attack->inner : attack->init;
  const int way = number_below(5);
  for (int count = 1 + number_below(one_in(8) ? 200 : 8); count > 0; count--) {
    const int signal = some_signal();
    attack->sent++;
    if (way == 0) kill(init, signal);
    if (way == 1) sigqueue(init, signal, (union sigval){.sival_int = count});
    if (way == 2) send_forged(init, signal);
    if (way == 3) syscall(SYS_tgkill, init, init, signal);
    if (way == 4) have_kernel_send(init, signal);
  }
  if (attack->stops_init && one_in(20)) kill(init, SIGSTOP);
}

// MARK: - Acts

static void signal_sibling(void) {
  static const int signals[] = {SIGSTOP, SIGSTOP, SIGCONT, SIGTERM, SIGKILL};
  if (sibling_count > 0)
    syscall(SYS_pidfd_send_signal, siblings[number_below(sibling_count)], signals[number_below(5)],
            NULL, 0);
}

static void act_once(void) {
  switch (number_below(12)) {
    case 0: case 1: case 2: return signal_init();
    case 3: return signal_sibling();
    case 4: return fork_and_exit();
    case 5: attack_fork(); return;
    case 6: setpgid(0, 0); return;
    case 7: setsid(); return;
    case 8:
      // Read carelessly, its line in /proc names PID 1 as its parent.
      prctl(PR_SET_NAME, ") S 1 1 1 (");
      return;
    case 9:
      if (one_in(8)) raise(SIGSTOP);
      return;
    default: nap(2000);
  }
}

// Acts until the attack is over, and then stays in one of three ways.
__attribute__((noreturn)) static void act(void) {
  while (nanoseconds(CLOCK_MONOTONIC) < attack_end) act_once();
  if (one_in(4)) _exit(0);
  if (one_in(4)) raise(SIGSTOP);
  for (;;) pause();
}

static void start_some(pid_t (*call)(void)) {
  for (int count = 1 + number_below(3); count > 0; count--)
    if (fork_by(call) == 0) act();
}

// MARK: - Shapes

static void outlive_parent(void) {
  const pid_t parent = getpid();
  fork_and_exit();
  while (getppid() == parent && nanoseconds(CLOCK_MONOTONIC) < attack_end) usleep(100);
}

static void become_daemon(void) {
  outlive_parent();
  setsid();
  outlive_parent();
}

static void start_new_session(void) { setsid(); }

static void start_new_group(void) { setpgid(0, 0); }

// Adopts what its children leave, and dies.
static void become_subreaper(void) {
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  for (int count = 1 + number_below(3); count > 0; count--)
    if (attack_fork() == 0) become_daemon(), act();
  nap(20000);
  if (one_in(2)) _exit(0);
}

// A PID 1 with children of its own, which signals from outside reach only by KILL and STOP.
static void nest_namespace(void) {
  if (unshare(CLONE_NEWPID) != 0) return;
  if (attack_fork() == 0) {
    if (one_in(2) && unshare(CLONE_NEWNS) == 0 &&
        mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0)
      mount("proc", "/proc", "proc", 0, NULL);
    start_some(fork);
    act();
  }
  if (one_in(2)) _exit(0);
}

static void *own_children(void *unused) {
  (void)unused;
  start_some(fork);
  act();
}

static void *sleep_for_ever(void *unused) {
  for (;;) pause();
  return unused;
}

// A thread has the children; the one that the process began with may end.
static void act_in_thread(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, sleep_for_ever, NULL);
  if (pthread_create(&thread, NULL, own_children, NULL) != 0) return;
  if (one_in(2)) syscall(SYS_exit, 0);
  sleep_for_ever(NULL);
}

// Sleeps uninterruptibly, but not for KILL, while a child executes nothing.
static void wait_for_vfork(void) {
  attack->made++;
  if (vfork() != 0) _exit(0);
  for (;;) pause();
}

static void make_silent_children(void) { start_some(clone_silently); }

static void make_siblings(void) { start_some(clone_as_sibling); }

static void descend(void) {
  for (int depth = 2 + number_below(12); depth > 0; depth--) {
    if (attack_fork() != 0) return;
    if (one_in(3)) setsid();
  }
}

static void (*const shapes[])(void) = {
    outlive_parent,   become_daemon, start_new_session, start_new_group,      become_subreaper,
    nest_namespace,   act_in_thread, wait_for_vfork,    make_silent_children, make_siblings,
    descend,          become_daemon,
};

// MARK: - Disguises

static void respawn(int signal) {
  (void)signal;
  if (attack_fork() == 0)
    for (;;) pause();
}

static void exit_at_once(int signal) {
  (void)signal;
  _exit(0);
}

static void choose_answer_to_term(void) {
  static void (*const answers[])(int) = {SIG_IGN, SIG_DFL, respawn, exit_at_once};
  const int answer = number_below(5);
  if (answer == 4) return set_signal_mask(~(uint64_t)0);
  signal(SIGTERM, answers[answer]);
  // Those that an init passes on to all would end it too soon.
  set_signal_mask(~only(SIGTERM));
}

static void become_another(void) {
  if (setgroups(0, NULL) == 0 && setresgid(USER, USER, USER) == 0) setresuid(USER, USER, USER);
}

// Only in its own mount namespace.
static void cover_own_proc(void) {
  if (unshare(CLONE_NEWNS) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0)
    mount("none", "/proc", "tmpfs", 0, NULL);
}

__attribute__((format(printf, 2, 3))) static void write_line(const char *path, const char *format,
                                                             ...) {
  const int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0444);
  va_list arguments;
  va_start(arguments, format);
  if (file >= 0 && vdprintf(file, format, arguments) >= 0) close(file);
  va_end(arguments);
}

static void forge_stat(const char *folder, pid_t process, pid_t parent) {
  char path[64];
  mkdir(folder, 0755);
  snprintf(path, sizeof path, "%s/stat", folder);
  write_line(path, "%d (forged) S %d 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 77 0\n", process, parent);
}

// Names the bystanders as children of the init.
static void forge_proc(void) {
  char path[64], children[256] = "";
  const pid_t init = attack->inner;
  for (int i = 0; i < BYSTANDERS; i++) {
    const pid_t bystander = attack->bystanders[i].pid;
    snprintf(path, sizeof path, "/proc/%d", bystander);
    forge_stat(path, bystander, init);
    snprintf(children + strlen(children), sizeof children - strlen(children), "%d ", bystander);
  }
  const pid_t parent = attack->bystanders[PARENT].pid;
  forge_stat("/proc/self", init, init == attack->init ? parent : attack->init);
  snprintf(path, sizeof path, "/proc/%d", init);
  mkdir(path, 0755);
  snprintf(path, sizeof path, "/proc/%d/task", init);
  mkdir(path, 0755);
  snprintf(path, sizeof path, "/proc/%d/task/%d", init, init);
  mkdir(path, 0755);
  snprintf(path, sizeof path, "/proc/%d/task/%d/children", init, init);
  write_line(path, "%s", children);
}

// In that of the init: nothing, a forgery, or the /proc of the PID namespace above.
__attribute__((noreturn)) static void cover_proc(void) {
  const int way = number_below(4);
  nap(20000);
  if (way == 0) umount2("/proc", MNT_DETACH);
  else mount("none", "/proc", "tmpfs", 0, NULL);
  if (way > 1) forge_proc();
  act();
}

__attribute__((noreturn)) static void run_attacker(void) {
  choose_answer_to_term();
  if (one_in(6)) cover_own_proc();
  prctl(PR_SET_DUMPABLE, number_below(2));
  shapes[number_below((int)(sizeof shapes / sizeof *shapes))]();
  if (one_in(4)) become_another();
  if (one_in(3)) shapes[number_below((int)(sizeof shapes / sizeof *shapes))]();
  act();
}

// MARK: - The command

// Ends as the round wants it, however many signals come.
__attribute__((noreturn)) static void end_as_wanted(int64_t moment) {
  const uint64_t all = ~(uint64_t)0;
  for (;;) {
    siginfo_t info;
    const int64_t left = moment - nanoseconds(CLOCK_MONOTONIC);
    if (attack->end == EXIT && left <= 0) break;
    const int signal = await_signal(attack->end == DIE ? all & ~only(SIGTERM) : all, &info,
                                    attack->end == EXIT ? left : 1000000000);
    if (attack->end == OBEY && signal == SIGTERM) {
      nap(5000);
      break;
    }
  }
  attack->end_began = nanoseconds(CLOCK_MONOTONIC);
  _exit(CODE);
}

int attackers(int argc, char **argv) {
  if (argc != 2) return 99;
  map_attack(atoi(argv[1]));
  seed_numbers(strtoull(argv[0], NULL, 10));
  set_signal_mask(attack->end == DIE ? ~only(SIGTERM) : ~(uint64_t)0);
  attack->inner = getppid();
  attack_end = nanoseconds(CLOCK_MONOTONIC) + attack->attack_ends_after;
  if (attack->covers_proc && attack_fork() == 0) cover_proc();
  const int width = 1 + number_below(WIDTH);
  for (int i = 0; i < width; i++) {
    const pid_t child = attack_fork();
    if (child == 0) run_attacker();
    const int handle = (int)syscall(SYS_pidfd_open, child, 0);
    if (handle >= 0) siblings[sibling_count++] = handle;
  }
  attack->is_ready = 1;
  end_as_wanted(nanoseconds(CLOCK_MONOTONIC) + attack->command_ends_after);
}
