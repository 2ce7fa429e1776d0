// Functions that the compiler may call wherever memory is copied, moved, filled
// or measured, which a libc has otherwise. They are small rather than fast: an
// init copies nothing large.
#ifdef INITLET_FREESTANDING

#include <stddef.h>

#if defined(__x86_64__)
// The processor has one instruction for each.

void *memset(void *destination, int byte, size_t count) {
  void *to = destination;
  __asm__ volatile("rep stosb"
                   : "+D"(to), "+c"(count)
                   : "a"(byte)
                   : "memory");
  return destination;
}

void *memcpy(void *restrict destination, const void *restrict source,
             size_t count) {
  void *to = destination;
  __asm__ volatile("rep movsb"
                   : "+D"(to), "+S"(source), "+c"(count)
                   :
                   : "memory");
  return destination;
}

#endif

// Keeps the compiler from turning a loop into a call of the function around it.
#define PLAIN_LOOP __asm__ volatile("" ::: "memory")

#if !defined(__x86_64__)

void *memset(void *destination, int byte, size_t count) {
  unsigned char *to = destination;
  while (count--) {
    *to++ = (unsigned char)byte;
    PLAIN_LOOP;
  }
  return destination;
}

void *memcpy(void *restrict destination, const void *restrict source,
             size_t count) {
  unsigned char *to = destination;
  const unsigned char *from = source;
  while (count--) {
    *to++ = *from++;
    PLAIN_LOOP;
  }
  return destination;
}

#endif

void *memmove(void *destination, const void *source, size_t count) {
  unsigned char *to = destination;
  const unsigned char *from = source;
  if (to <= from)
    return memcpy(destination, source, count);
  while (count--) {
    to[count] = from[count];
    PLAIN_LOOP;
  }
  return destination;
}

size_t strlen(const char *string) {
  size_t length = 0;
  while (string[length]) {
    length++;
    PLAIN_LOOP;
  }
  return length;
}

#if defined(__arm__)
// Arm's run-time ABI has its own names, one for each known alignment.
#define NAMES(name, parameters, target)                                        \
  void name parameters __attribute__((alias(#target)));                        \
  void name##4 parameters __attribute__((alias(#target)));                     \
  void name##8 parameters __attribute__((alias(#target)))

NAMES(__aeabi_memcpy, (void *, const void *, size_t), memcpy);
NAMES(__aeabi_memmove, (void *, const void *, size_t), memmove);

static void fill(void *destination, size_t count, int byte) {
  memset(destination, byte, count);
}
NAMES(__aeabi_memset, (void *, size_t, int), fill);

static void clear(void *destination, size_t count) {
  memset(destination, 0, count);
}
NAMES(__aeabi_memclr, (void *, size_t), clear);
#endif

#endif
