// The system calls with a time among their arguments, with 64 bits for the
// seconds on every architecture.
#pragma once

#if __SIZEOF_POINTER__ == 4

/// struct old_timespec32.
struct linux_timespec32 {
  int tv_sec;
  int tv_nsec;
};

/// Whether the kernel (before Linux 5.1) or a filter of system calls refuses a
/// call with 64 bits for the seconds. The calls below fail with `EPERM` or
/// `ENOSYS` for no other reason.
static inline int linux_is_refused(long result) {
  return result == -linux_EPERM || result == -linux_ENOSYS;
}

#endif

/// clock_gettime(2).
static inline long linux_clock_gettime(long clock, struct linux_timespec *time) {
  long result = linux_syscall2(linux_nr_clock_gettime, clock, (long)time);
#if __SIZEOF_POINTER__ == 4
  if (linux_is_refused(result)) {
    struct linux_timespec32 short_time = {0, 0};
    result = linux_syscall2(linux_nr_clock_gettime_time32, clock, (long)&short_time);
    time->tv_sec = short_time.tv_sec;
    time->tv_nsec = short_time.tv_nsec;
  }
#endif
  return result;
}

/// rt_sigtimedwait(2) for a set of 64 signals; waits for ever where `time` is
/// null.
static inline long linux_rt_sigtimedwait(const unsigned long long *signals,
                                         struct linux_siginfo *info,
                                         const struct linux_timespec *time) {
  long result = linux_syscall4(linux_nr_rt_sigtimedwait, (long)signals, (long)info,
                               (long)time, sizeof *signals);
#if __SIZEOF_POINTER__ == 4
  if (linux_is_refused(result)) {
    struct linux_timespec32 short_time = {0, 0};
    if (time) {
      short_time.tv_sec = (int)time->tv_sec;
      short_time.tv_nsec = (int)time->tv_nsec;
    }
    result = linux_syscall4(linux_nr_rt_sigtimedwait_time32, (long)signals, (long)info,
                            time ? (long)&short_time : 0, sizeof *signals);
  }
#endif
  return result;
}

/// poll(2) of one file with a timeout of 0, or ppoll(2) where that is all there
/// is.
static inline long linux_poll(struct linux_pollfd *file) {
#if defined(LINUX_LACKS_POLL)
  struct linux_timespec none = {0, 0};
  return linux_syscall4(linux_nr_ppoll, (long)file, 1, (long)&none, 0);
#else
  return linux_syscall3(linux_nr_poll, (long)file, 1, 0);
#endif
}
