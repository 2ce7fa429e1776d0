// die-by SIGNAL: is killed by it, and leaves no core.
#include "fixture.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int die_by(int argc, char **argv) {
  if (argc != 1) return 99;
  int signal = atoi(argv[0]);
  const struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  if (signal != 9) set_disposition(signal, 0);
  set_signal_mask(0);
  syscall(SYS_kill, getpid(), signal);
  return 99;
}
