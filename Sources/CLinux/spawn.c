// Makes a child that shares its parent's memory and stack, as vfork(2) does.
#include "CLinux.h"

// With CLONE_VFORK the parent sleeps until the child has executed a program or ended. Meanwhile the
// child runs on the same stack, below the frame of this function, and the parent needs that frame
// afterwards. The child must therefore neither return from here nor release the frame: the function
// is not inlined, and it calls `run` without a tail call.
__attribute__((noinline, disable_tail_calls)) long linux_spawn(
    long flags, void (*_Nonnull run)(void *_Nonnull), void *_Nonnull context) {
  long process = linux_syscall2(linux_nr_clone, flags, 0);
  // QEMU's user mode makes no child whose end no signal reports.
  if (process == -linux_EINVAL) process = linux_syscall2(linux_nr_clone, flags | linux_SIGCHLD, 0);
  if (process == 0) {
    run(context);
    __builtin_unreachable();
  }
  return process;
}
