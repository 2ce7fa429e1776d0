// Made for a child that shares its parent's memory, as after vfork(2).
#include "CLinux.h"

// The child goes on below this function's frame on the stack, which the parent, asleep until the
// child has executed a program or ended, finds as it was. So nobody may return from here, nor take
// the frame down, in the child: no inlining, no tail call.
__attribute__((noinline, disable_tail_calls)) long linux_spawn(
    long flags, void (*_Nonnull run)(void *_Nonnull), void *_Nonnull context) {
  const long process = linux_syscall2(linux_nr_clone, flags, 0);
  if (process == 0) {
    run(context);
    __builtin_unreachable();
  }
  return process;
}
