#include "fixture.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

void say(const char *format, ...) {
  char line[512];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  if (write(STDOUT_FILENO, line, (size_t)length) != length) fail("write");
}

void fail(const char *what) {
  dprintf(STDERR_FILENO, "initlet-fixture: %s: %s\n", what, strerror(errno));
  _exit(99);
}

int fork_at_last(void) {
  pid_t child;
  while ((child = fork()) < 0 && errno == EAGAIN) usleep(100);
  if (child < 0) fail("fork");
  return child;
}

int64_t nanoseconds(clockid_t clock) {
  struct timespec now;
  if (clock_gettime(clock, &now) != 0) fail("clock_gettime");
  return now.tv_sec * 1000000000 + now.tv_nsec;
}

static int compare(const void *a, const void *b) {
  const int64_t first = *(const int64_t *)a, second = *(const int64_t *)b;
  return (first > second) - (first < second);
}

void sort(int64_t *numbers, size_t count) { qsort(numbers, count, sizeof *numbers, compare); }

static uint64_t state;

void seed_numbers(uint64_t seed) { state = seed; }

// Splitmix64 (Steele, Lea and Flood, 2014).
uint64_t random_number(void) {
  uint64_t mixed = state += 0x9E3779B97F4A7C15;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
  return mixed ^ (mixed >> 31);
}

int number_below(int limit) { return (int)(random_number() >> 33) % limit; }

uint64_t only(int signal) { return (uint64_t)1 << (signal - 1); }

uint64_t signal_mask(void) {
  uint64_t mask = 0;
  syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &mask, sizeof mask);
  return mask;
}

void set_signal_mask(uint64_t mask) {
  syscall(SYS_rt_sigprocmask, SIG_SETMASK, &mask, NULL, sizeof mask);
}

int await_signal(uint64_t signals, siginfo_t *info, int64_t longest) {
  struct {
    long seconds, nanoseconds;
  } timeout = {longest / 1000000000, longest % 1000000000};
  return (int)syscall(SYS_rt_sigtimedwait, &signals, info, &timeout, sizeof signals);
}

// The handler comes first on every architecture with this system call. The rest is as large as where
// a word has 32 bits and the mask has two.
struct kernel_action {
  uintptr_t handler;
  unsigned long rest[4];
};

uintptr_t disposition(int signal) {
  struct kernel_action action = {0};
  syscall(SYS_rt_sigaction, signal, NULL, &action, sizeof(uint64_t));
  return action.handler;
}

void set_disposition(int signal, uintptr_t handler) {
  struct kernel_action action = {.handler = handler};
  if (syscall(SYS_rt_sigaction, signal, &action, NULL, sizeof(uint64_t)) != 0)
    fail("rt_sigaction");
}
