// Helper programs for the end-to-end tests, in one executable. They are C, because the Swift
// runtime installs signal handlers of its own.
#include "fixture.h"

#include <stdio.h>
#include <string.h>

static const struct {
  const char *name;
  int (*run)(int argc, char **argv);
} subcommands[] = {
    {"attack-rounds", attack_rounds},
    {"attackers", attackers},
    {"call-as", call_as},
    {"converse", converse},
    {"die-by", die_by},
    {"dump-state", dump_state},
    {"exit-with", exit_with},
    {"fail-calls", fail_calls},
    {"guard-storm", guard_storm},
    {"kill-loop", kill_loop},
    {"leave-behind", leave_behind},
    {"neutral-pid1", neutral_pid1},
    {"nursery", nursery},
    {"orphan-maker", orphan_maker},
    {"print-signals", print_signals},
    {"reap-load", reap_load},
    {"signal-load", signal_load},
    {"storm-load", storm_load},
    {"signal-storm", signal_storm},
    {"with-state", with_state},
    {"zombie-factory", zombie_factory},
};

int main(int argc, char **argv) {
  for (size_t i = 0; argc > 1 && i < sizeof subcommands / sizeof *subcommands; i++)
    if (strcmp(argv[1], subcommands[i].name) == 0) return subcommands[i].run(argc - 2, argv + 2);
  fprintf(stderr, "initlet-fixture: no such subcommand\n");
  return 99;
}
