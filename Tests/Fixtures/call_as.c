// call-as NAME PATH ARGUMENT...: executes PATH with NAME as its first word; call-as --nameless PATH
// executes it without any word, for which the kernel may put an empty one.
#include "fixture.h"

#include <string.h>
#include <unistd.h>

int call_as(int argc, char **argv) {
  if (argc < 2) return 99;
  const char *path = argv[1];
  if (strcmp(argv[0], "--nameless") == 0)
    argv[0] = NULL;
  else
    memmove(argv + 1, argv + 2, (size_t)(argc - 1) * sizeof *argv);
  execv(path, argv);
  fail(path);
}
