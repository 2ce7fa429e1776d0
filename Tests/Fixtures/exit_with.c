// exit-with CODE: exits with it.
#include "fixture.h"

#include <stdlib.h>

int exit_with(int argc, char **argv) { return argc == 1 ? atoi(argv[0]) : 99; }
