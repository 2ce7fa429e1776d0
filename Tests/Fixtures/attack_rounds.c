// attack-rounds SEED ROUNDS ROOM ROLE PROC INIT OPTION...: has INIT run `attackers` so many times,
// each in a PID namespace of its own, beside bystanders. It is asked to end, once or twice, or one
// of a guarded pair is killed, while the attackers act.
//
// ROLE: pid1 or subreaper. PROC: seen, none (the init has no /proc) or hidden (hidepid=2, as
// another user than root). ROOM: the size of a quarter of the namespaces, so that numbers come
// back, or 0.
//
// A fault is told as "seed SEED: WHAT": another code, a survivor, or a bystander that was sent a
// signal, stopped or killed. With that seed the round is repeated, as far as the scheduler lets it.
// At the end it says "rounds COUNT faults COUNT processes COUNT signals COUNT killed COUNT excused
// COUNT longest MS": the guarded inits that were killed, the rounds in which the init had reason to
// give up, and the longest time from the end of a command to that of the init.
//
// attack-rounds wrong WAY -- COMMAND...: an init that does something wrong, to try the above with.
#include "attack.h"
#include "fixture.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { USER = 65534, PROBE = 50, PROBES = 3, PATIENCE = 120, MILLISECOND = 1000000 };

static const char *const names[BYSTANDERS] = {
    "PID 1",           "the parent",       "a sibling in its group", "a sibling in its session",
    "another session", "a sibling's child", "a former child",         "an earlier child",
    "an earlier child's child",
};

// What the arguments say.
static struct {
  int room, is_pid1, has_proc, is_hidden, is_guarded, is_wrong, waits, sweeps, tells_all;
  char **init;
  char program[4096];
} setting;

// The round.
static struct {
  uint64_t seed;
  const char *grace;
  int has_earlier_children, earlier_child_lives, victim_is_inner;
  // After the start of the command; 0 for what does not happen.
  int64_t request, second_request, killing;
} plan;

static int one_in(int count) { return number_below(count) == 0; }

static int64_t now(void) { return nanoseconds(CLOCK_MONOTONIC); }

// MARK: - Bystanders

static void note(struct record *record, const siginfo_t *info) {
  const int number = record->probes + 1;
  if (info->si_signo == SIGCHLD && info->si_code > 0) return;
  if (info->si_signo == PROBE && info->si_code == SI_QUEUE && info->si_pid == 1 &&
      info->si_value.sival_int == number) {
    record->probes = number;
    return;
  }
  if (atomic_fetch_add(&record->foreign, 1) > 0) return;
  record->signal = info->si_signo;
  record->code = info->si_code;
  record->sender = info->si_pid;
}

// Returns whether there was a signal.
static int note_next(enum bystander bystander, int64_t longest) {
  siginfo_t info;
  if (await_signal(~(uint64_t)0, &info, longest) < 0) return 0;
  note(&attack->bystanders[bystander], &info);
  return 1;
}

static void appear(enum bystander bystander) { attack->bystanders[bystander].pid = getpid(); }

__attribute__((noreturn)) static void stand_by(enum bystander bystander) {
  appear(bystander);
  for (;;) note_next(bystander, (int64_t)1000000000);
}

static void await_bystander(enum bystander bystander) {
  while (attack->bystanders[bystander].pid == 0) usleep(50);
}

static void start_siblings(void) {
  if (fork_at_last() == 0) stand_by(SAME_GROUP);
  if (fork_at_last() == 0) {
    setpgid(0, 0);
    // With a parent in another group, it keeps the kernel from sending HUP to its own one, whoever
    // stops or ends in that.
    if (fork_at_last() == 0) setpgid(0, attack->bystanders[PARENT].pid), stand_by(NIECE);
    stand_by(SAME_SESSION);
  }
  if (fork_at_last() == 0) setsid(), stand_by(OTHER_SESSION);
  for (int i = SAME_GROUP; i <= NIECE; i++) await_bystander(i);
}

// Children of the process that is going to be the init.
static void start_earlier_children(void) {
  const pid_t middle = fork_at_last();
  if (middle == 0) {
    if (fork_at_last() == 0) stand_by(FORMER_CHILD);
    await_bystander(FORMER_CHILD);
    _exit(0);
  }
  siginfo_t info;
  waitid(P_PID, (id_t)middle, &info, WEXITED);
  if (fork_at_last() == 0) {
    if (fork_at_last() == 0) stand_by(EARLIER_GRANDCHILD);
    if (plan.earlier_child_lives) stand_by(EARLIER_CHILD);
    appear(EARLIER_CHILD);
    // The init adopts the grandchild, and has had the time to see whose child it was.
    while (!attack->is_ready) note_next(EARLIER_CHILD, MILLISECOND);
    const int64_t end = now() + number_below(50) * (int64_t)MILLISECOND;
    while (now() < end) note_next(EARLIER_CHILD, MILLISECOND);
    _exit(0);
  }
  await_bystander(EARLIER_CHILD);
  await_bystander(EARLIER_GRANDCHILD);
}

// MARK: - The init and its parent

static void mount_proc(const char *options) {
  if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) fail("private mounts");
  if (mount("proc", "/proc", "proc", 0, options) != 0) fail("/proc");
}

__attribute__((noreturn)) static void become_init(int descriptor) {
  // What the attackers mount over its /proc is out of the others' sight.
  if (setting.is_pid1) mount_proc(NULL);
  else if (!setting.is_hidden && unshare(CLONE_NEWNS) != 0) fail("unshare");
  if (!setting.has_proc && mount("none", "/proc", "tmpfs", 0, NULL) != 0) fail("tmpfs");
  if (plan.has_earlier_children) start_earlier_children();
  char seed[32], number[16], *words[64];
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)plan.seed);
  snprintf(number, sizeof number, "%d", descriptor);
  int count = 0;
  for (char **word = setting.init; *word && count < 48; word++) words[count++] = *word;
  if (!setting.is_wrong) words[count++] = (char *)plan.grace;
  if (attack->end == IGNORE) words[count++] = "--stop-timeout=0.05";
  char *command[] = {"--", setting.program, "attackers", seed, number, NULL};
  memcpy(words + count, command, sizeof command);
  attack->init = getpid();
  set_signal_mask(0);
  execv(words[0], words);
  fail(words[0]);
}

static void become_user(void) {
  if (setgroups(0, NULL) != 0 || setgid(USER) != 0 || setuid(USER) != 0) fail("setuid");
  // Some are seen by the init, and some are not.
  prctl(PR_SET_DUMPABLE, number_below(2));
}

// Returns whether it has ended, and fetches the status then; an init that was stopped is continued.
static int check_init(pid_t init) {
  siginfo_t info = {0};
  if (waitid(P_PID, (id_t)init, &info, WEXITED | WSTOPPED | WNOHANG) != 0) fail("waitid");
  if (info.si_pid == 0) return 0;
  if (info.si_code == CLD_STOPPED) {
    usleep((useconds_t)number_below(20000));
    kill(init, SIGCONT);
    return 0;
  }
  attack->init_status = info.si_code == CLD_EXITED ? info.si_status : -info.si_status;
  return 1;
}

static int is_due(int64_t *after, int64_t start) {
  if (*after == 0 || now() < start + *after) return 0;
  *after = 0;
  return 1;
}

// Does to the init what is planned, until it ends.
static void drive(pid_t init) {
  while (!attack->is_ready)
    if (check_init(init)) return;
    else note_next(PARENT, MILLISECOND / 5);
  const int handle = (int)syscall(SYS_pidfd_open, plan.victim_is_inner ? attack->inner : init, 0);
  const int64_t start = now();
  while (!check_init(init)) {
    note_next(PARENT, MILLISECOND / 5);
    if (is_due(&plan.request, start)) {
      attack->end_began = now();
      kill(init, SIGTERM);
    }
    if (is_due(&plan.second_request, start)) kill(init, SIGTERM);
    if (is_due(&plan.killing, start)) {
      if (attack->end_began == 0) attack->end_began = now();
      syscall(SYS_pidfd_send_signal, handle, SIGKILL, NULL, 0);
    }
  }
}

__attribute__((noreturn)) static void be_parent(int descriptor) {
  setsid();
  if (setting.is_hidden) become_user();
  appear(PARENT);
  start_siblings();
  const int flags = setting.is_pid1 ? CLONE_NEWPID | CLONE_NEWNS : 0;
  const pid_t init = (pid_t)syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
  if (init < 0) fail("clone");
  if (init == 0) become_init(descriptor);
  drive(init);
  attack->init_has_ended = 1;
  stand_by(PARENT);
}

// MARK: - What is checked

static int faults;

__attribute__((format(printf, 1, 2))) static void report(const char *format, ...) {
  char text[400];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  say("seed %llu: %s\n", (unsigned long long)plan.seed, text);
  faults++;
}

// Reads the line of a process in the /proc of the round.
static int read_stat(int proc, int pid, char *text, size_t size) {
  char path[32];
  snprintf(path, sizeof path, "%d/stat", pid);
  const int file = openat(proc, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t length = read(file, text, size - 1);
  close(file);
  text[length < 0 ? 0 : length] = 0;
  return length > 0;
}

static char state_of(int proc, int pid) {
  char text[512], *end;
  if (!read_stat(proc, pid, text, sizeof text) || !(end = strrchr(text, ')'))) return 'X';
  return end[2];
}

// Those of a nested namespace end with it.
static int is_here(enum bystander bystander) {
  return !setting.is_pid1 || bystander < FORMER_CHILD;
}

static int is_bystander(int pid) {
  for (int i = 0; i < BYSTANDERS; i++)
    if (is_here(i) && attack->bystanders[i].pid == pid) return 1;
  return 0;
}

// Returns how many there are beside the bystanders, zombies included, and tells some of them.
static int count_survivors(int proc, int tells) {
  int count = 0;
  DIR *folder = fdopendir(openat(proc, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder) fail("/proc");
  for (struct dirent *entry; (entry = readdir(folder));) {
    const int pid = isdigit((unsigned char)entry->d_name[0]) ? atoi(entry->d_name) : 0;
    char text[256];
    if (pid == 0 || is_bystander(pid) || !read_stat(proc, pid, text, sizeof text)) continue;
    if (count++ < 3 && tells) report("survivor: %.100s", text);
  }
  closedir(folder);
  return count;
}

static void check_survivors(int proc, int may_take_time) {
  if (may_take_time) {
    const int64_t end = now() + PATIENCE * (int64_t)1000000000;
    while (count_survivors(proc, 0) > 0 && now() < end) {
      note_next(NAMESPACE_INIT, MILLISECOND);
      while (waitpid(-1, NULL, WNOHANG) > 0) continue;
    }
  }
  count_survivors(proc, 1);
}

// The init gives up two seconds after KILL if nobody has ended meanwhile: on a busy machine the
// killed may need longer to die.
static int may_give_up(void) { return attack->end_took > 2000 * (int64_t)MILLISECOND; }

// Without /proc it tries four million numbers in each look, and has not reached everybody by then.
static int may_have_missed_some(void) {
  return attack->is_excused && (!setting.has_proc || attack->covers_proc);
}

static void check_status(void) {
  static const int codes[ENDS] = {CODE, CODE, 128 + SIGTERM, 128 + SIGKILL};
  const int status = attack->init_status;
  if (status == codes[attack->end]) return;
  if (setting.is_guarded && !plan.victim_is_inner && status == -SIGKILL) return;
  if (setting.is_guarded && plan.victim_is_inner && status == 128 + SIGKILL) return;
  report("status %d instead of %d", status, codes[attack->end]);
}

static void probe(int proc, enum bystander bystander) {
  struct record *record = &attack->bystanders[bystander];
  if (record->pid == 0) return;
  for (int number = 1; number <= PROBES; number++)
    sigqueue(record->pid, PROBE, (union sigval){.sival_int = number});
  const int64_t end = now() + PATIENCE * (int64_t)1000000000;
  while (record->probes < PROBES) {
    const char state = state_of(proc, record->pid);
    if (strchr("TXZ", state) || now() > end) {
      report("%s was hurt: state %c", names[bystander], state);
      return;
    }
    note_next(NAMESPACE_INIT, MILLISECOND / 10);
  }
}

static void check_bystanders(int proc) {
  for (int i = PARENT; i < BYSTANDERS; i++)
    if (is_here(i) && (i != EARLIER_CHILD || plan.earlier_child_lives)) probe(proc, i);
  while (note_next(NAMESPACE_INIT, 0)) continue;
  for (int i = 0; i < BYSTANDERS; i++) {
    const struct record *record = &attack->bystanders[i];
    if (record->foreign > 0)
      report("%s was hurt: %d signals, first %d with code %d of %d", names[i], record->foreign,
             record->signal, record->code, record->sender);
  }
}

// MARK: - Rounds

// PID 1 of the round; its end is that of everybody.
__attribute__((noreturn)) static void keep(int descriptor) {
  faults = 0;
  set_signal_mask(~(uint64_t)0);
  mount_proc(setting.is_hidden ? "hidepid=2" : NULL);
  const int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (setting.room > 0 && one_in(4)) {
    const int limit = open("/proc/sys/kernel/pid_max", O_WRONLY | O_CLOEXEC);
    if (limit < 0 || dprintf(limit, "%d", setting.room) < 0) fail("pid_max");
    close(limit);
  }
  appear(NAMESPACE_INIT);
  const pid_t parent = fork_at_last();
  if (parent == 0) be_parent(descriptor);
  const int64_t end = now() + PATIENCE * (int64_t)1000000000;
  while (!attack->init_has_ended && now() < end && !strchr("TXZ", state_of(proc, parent)))
    note_next(NAMESPACE_INIT, MILLISECOND / 5);
  if (attack->init_has_ended) {
    if (attack->end_began > 0) attack->end_took = now() - attack->end_began;
    attack->is_excused = may_give_up();
    if (!may_have_missed_some())
      check_survivors(proc, attack->is_excused || attack->init_status == -SIGKILL);
    check_status();
  } else {
    report("no end of the init, state %c", state_of(proc, attack->init));
    count_survivors(proc, 1);
  }
  check_bystanders(proc);
  _exit(faults > 0);
}

static void make_plan(uint64_t seed) {
  static const char *const graces[] = {"-t0", "-t0.02", "-t0.05", "-t0.15"};
  static const int longest[] = {1, 10, 50, 100};
  seed_numbers(seed);
  memset(attack, 0, sizeof *attack);
  memset(&plan, 0, sizeof plan);
  plan.seed = seed;
  plan.grace = graces[number_below(4)];
  // With -a the init looks for everybody at each signal, which takes too long without /proc.
  attack->covers_proc =
      setting.has_proc && !setting.tells_all && !setting.is_wrong && one_in(12);
  // Without /proc the init cannot tell who was there before from who is left behind.
  plan.has_earlier_children = setting.has_proc && !attack->covers_proc;
  // The children of one that hidepid hides cannot be known.
  plan.earlier_child_lives = one_in(2) || setting.is_hidden;
  const int64_t life =
      number_below((setting.sweeps ? 700 : longest[number_below(4)]) * 1000) * (int64_t)1000 + 1;
  attack->end = setting.is_wrong ? EXIT : number_below(ENDS);
  attack->command_ends_after = life;
  if (attack->end != EXIT) plan.request = life;
  if (one_in(2) || setting.waits) plan.second_request = life + number_below(200) * MILLISECOND;
  plan.victim_is_inner = one_in(2);
  if (setting.is_guarded && one_in(2))
    plan.killing = 1 + number_below((int)(life / 1000) + 20000) * (int64_t)1000;
  attack->attack_ends_after = life + number_below(300) * (int64_t)MILLISECOND;
  attack->room = 10 + number_below(one_in(4) ? 800 : 80);
  attack->stops_init = !setting.is_guarded && one_in(4);
}

static int is_option(char **words, const char *option) {
  for (; *words; words++)
    if (strncmp(*words, option, strlen(option)) == 0) return 1;
  return 0;
}

static void parse(int argc, char **argv) {
  if (argc < 4) exit(99);
  setting.room = atoi(argv[0]);
  setting.is_pid1 = strcmp(argv[1], "pid1") == 0;
  setting.has_proc = strcmp(argv[2], "none") != 0;
  setting.is_hidden = strcmp(argv[2], "hidden") == 0;
  setting.init = argv + 3;
  setting.is_guarded = is_option(argv + 3, "--guard") && !setting.is_pid1;
  setting.is_wrong = is_option(argv + 3, "wrong");
  setting.waits = is_option(argv + 3, "-W");
  setting.tells_all = is_option(argv + 3, "-a");
  setting.sweeps = is_option(argv + 3, "--orphans");
  const ssize_t length = readlink("/proc/self/exe", setting.program, sizeof setting.program - 1);
  if (length < 0) fail("readlink");
}

// MARK: - Controls

static int run_wrong_init(char **words) {
  const char *way = words[0];
  while (*words && strcmp(*words, "--") != 0) words++;
  if (!*words) return 99;
  set_signal_mask(~(uint64_t)0);
  const pid_t command = fork_at_last();
  if (command == 0) execv(words[1], words + 1), _exit(99);
  int status;
  if (waitpid(command, &status, 0) != command) fail("waitpid");
  siginfo_t info = {.si_code = SI_QUEUE, .si_pid = getpid()};
  if (strcmp(way, "signals-all") == 0) {
    kill(-1, SIGTERM);
    // As PID 1 it takes everybody with it, who is to have noted the signal before.
    while (words[1]) words++;
    map_attack(atoi(words[0]));
    while (attack->bystanders[FORMER_CHILD].foreign == 0 ||
           attack->bystanders[EARLIER_GRANDCHILD].foreign == 0)
      usleep(100);
  }
  if (strcmp(way, "kills-all") == 0) kill(-1, SIGKILL);
  if (strcmp(way, "signals-group") == 0) kill(0, SIGCONT);
  if (strcmp(way, "stops-parent") == 0) kill(getppid(), SIGSTOP);
  // A CHLD that is pending hides another one.
  for (int i = 0; strcmp(way, "tells-parent") == 0 && i < 200; i++) {
    syscall(SYS_rt_sigqueueinfo, getppid(), SIGCHLD, &info);
    usleep(1000);
  }
  return strcmp(way, "loses-status") == 0 ? 0 : WEXITSTATUS(status);
}

int attack_rounds(int argc, char **argv) {
  if (argc > 2 && strcmp(argv[0], "wrong") == 0) return run_wrong_init(argv + 1);
  if (argc < 6) return 99;
  const uint64_t seed = strtoull(argv[0], NULL, 10);
  const int rounds = atoi(argv[1]), descriptor = memfd_create("attack", 0);
  if (descriptor < 0 || ftruncate(descriptor, sizeof *attack) != 0) fail("memfd_create");
  map_attack(descriptor);
  parse(argc - 2, argv + 2);
  int done = 0, processes = 0, signals = 0, killed = 0, excused = 0;
  int64_t longest = 0;
  while (done < rounds && faults < 10) {
    make_plan(seed + (uint64_t)done);
    const pid_t child =
        (pid_t)syscall(SYS_clone, CLONE_NEWPID | CLONE_NEWNS | SIGCHLD, 0, 0, 0, 0);
    if (child < 0) fail("clone");
    if (child == 0) keep(descriptor);
    int status;
    if (waitpid(child, &status, 0) != child) fail("waitpid");
    if (WIFSIGNALED(status)) say("seed %llu: PID 1 was killed\n", (unsigned long long)plan.seed);
    faults += status != 0;
    done++;
    processes += attack->made;
    signals += attack->sent;
    excused += attack->is_excused;
    killed += attack->init_status == -SIGKILL ||
              (plan.killing > 0 && attack->end != IGNORE && attack->init_status == 128 + SIGKILL);
    if (attack->end_took > longest) longest = attack->end_took;
  }
  say("rounds %d faults %d processes %d signals %d killed %d excused %d longest %d\n", done, faults,
      processes, signals, killed, excused, (int)(longest / MILLISECOND));
  return faults > 0;
}
