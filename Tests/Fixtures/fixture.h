// What the subcommands of the fixture share.
#pragma once

#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

// Each subcommand gets its own arguments, its name not included.
int attack_rounds(int argc, char **argv);
int attackers(int argc, char **argv);
int call_as(int argc, char **argv);
int converse(int argc, char **argv);
int die_by(int argc, char **argv);
int dump_state(int argc, char **argv);
int exit_with(int argc, char **argv);
int fail_calls(int argc, char **argv);
int guard_storm(int argc, char **argv);
int kill_loop(int argc, char **argv);
int leave_behind(int argc, char **argv);
int neutral_pid1(int argc, char **argv);
int nursery(int argc, char **argv);
int orphan_maker(int argc, char **argv);
int print_signals(int argc, char **argv);
int reap_load(int argc, char **argv);
int signal_load(int argc, char **argv);
int storm_load(int argc, char **argv);
int signal_storm(int argc, char **argv);
int with_state(int argc, char **argv);
int zombie_factory(int argc, char **argv);

// Becomes a leftover that is hard to end, and announces itself, if there is such a behaviour.
void run_hard_case(const char *behaviour, void (*announce)(void));

// One write(2), so that lines of several processes never mix.
__attribute__((format(printf, 1, 2))) void say(const char *format, ...);

// Ends with a code that no test expects: 99.
__attribute__((noreturn)) void fail(const char *what);

// As fork(2), but tries again while there is no room for a process.
int fork_at_last(void);

int64_t nanoseconds(clockid_t clock);

// Random numbers that follow from the seed.
void seed_numbers(uint64_t seed);
uint64_t random_number(void);
int number_below(int limit);

void sort(int64_t *numbers, size_t count);

// The C library hides 32 and 33, so all of this speaks to the kernel itself.
enum { SIGNAL_COUNT = 64 };
uint64_t signal_mask(void);
void set_signal_mask(uint64_t mask);
uint64_t only(int signal);
// Takes a signal, or returns -1 after so many nanoseconds.
int await_signal(uint64_t signals, siginfo_t *info, int64_t longest);
uintptr_t disposition(int signal);
void set_disposition(int signal, uintptr_t handler);
