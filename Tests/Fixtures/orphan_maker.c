// orphan-maker COUNT: makes COUNT orphans that exit at once, says "made COUNT", and stays until its
// standard input ends. orphan-maker forever: makes them until it is killed.
#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LITTER = 100 };

// The parent of the orphans ends before or after them: both ways of becoming one.
static void make_orphans(int count) {
  const pid_t parent = fork_at_last();
  if (parent == 0) {
    for (int i = 0; i < count; i++)
      if (fork_at_last() == 0) _exit(0);
    _exit(0);
  }
  int status;
  if (waitpid(parent, &status, 0) != parent || status != 0) fail("an orphan's parent");
}

int orphan_maker(int argc, char **argv) {
  if (argc != 1) return 99;
  const int forever = strcmp(argv[0], "forever") == 0;
  while (forever) make_orphans(1);
  const int count = atoi(argv[0]);
  for (int made = 0; made < count; made += LITTER)
    make_orphans(count - made < LITTER ? count - made : LITTER);
  say("made %d\n", count);
  char byte;
  while (read(STDIN_FILENO, &byte, 1) > 0) continue;
  return 0;
}
