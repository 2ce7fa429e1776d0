// What the attackers share with the round that they attack in.
#pragma once

#include <stdatomic.h>
#include <stdint.h>

// Processes beside the init, or below it from before, that nobody may signal.
enum bystander {
  NAMESPACE_INIT,
  PARENT,
  SAME_GROUP,
  SAME_SESSION,
  OTHER_SESSION,
  NIECE,
  FORMER_CHILD,
  EARLIER_CHILD,
  EARLIER_GRANDCHILD,
  BYSTANDERS,
};

// How the command ends: by itself, after a TERM, of a TERM, or not by a TERM at all.
enum end { EXIT, OBEY, DIE, IGNORE, ENDS };

// The code of a command that ends by itself or after a TERM.
enum { CODE = 7 };

struct record {
  // The number that it has in its own PID namespace.
  atomic_int pid;
  // The numbered probes that it has got, and all else: how many signals, and the first of them.
  atomic_int probes, foreign, signal, code, sender;
};

struct attack {
  // Written before the command starts.
  int end, covers_proc, stops_init;
  int64_t command_ends_after, attack_ends_after;
  // When the command ended or was told to, how long the init took from then on, and whether that
  // was so long that it may have given up.
  int64_t end_began, end_took;
  int is_excused;
  atomic_int init, inner, init_status, init_has_ended, is_ready;
  // How many processes the attackers may still make, how many they have made, and how many signals
  // they have sent.
  atomic_int room, made, sent;
  struct record bystanders[BYSTANDERS];
};

extern struct attack *attack;

// Maps what the descriptor holds.
void map_attack(int descriptor);
