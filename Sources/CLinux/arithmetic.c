// Functions that the compiler calls on 32-bit architectures: for shifts and
// divisions of 64-bit numbers, and on Arm for every division. They are small
// rather than fast: an init divides to print numbers and to convert times.
#if defined(INITLET_FREESTANDING) && __SIZEOF_POINTER__ == 4

#include <stdint.h>

// Arm's run-time ABI has its own names; elsewhere they are libgcc's.
#if defined(__arm__)
#define SHIFT_LEFT __aeabi_llsl
#define SHIFT_RIGHT __aeabi_llsr
#else
#define SHIFT_LEFT __ashldi3
#define SHIFT_RIGHT __lshrdi3
#endif

uint64_t SHIFT_LEFT(uint64_t value, int count) {
  uint32_t low = (uint32_t)value;
  uint32_t high = (uint32_t)(value >> 32);
  if (count & 32) {
    high = low << (count & 31);
    low = 0;
  } else if (count) {
    high = high << count | low >> (32 - count);
    low <<= count;
  }
  return (uint64_t)high << 32 | low;
}

uint64_t SHIFT_RIGHT(uint64_t value, int count) {
  uint32_t low = (uint32_t)value;
  uint32_t high = (uint32_t)(value >> 32);
  if (count & 32) {
    low = high >> (count & 31);
    high = 0;
  } else if (count) {
    low = low >> count | high << (32 - count);
    high >>= count;
  }
  return (uint64_t)high << 32 | low;
}

// Long division, bit by bit: each bit of the quotient takes the place of the
// dividend's bit that was used. `rest` receives the remainder.
#define DIVISION(name, number)                                                 \
  number name(number dividend, number divisor, number *rest) {                 \
    number left = 0;                                                           \
    for (unsigned int bit = 0; bit < sizeof(number) * 8; bit++) {              \
      number carry = left >> (sizeof(number) * 8 - 1);                         \
      left = left << 1 | dividend >> (sizeof(number) * 8 - 1);                 \
      dividend <<= 1;                                                          \
      if (carry || left >= divisor) {                                          \
        left -= divisor;                                                       \
        dividend |= 1;                                                         \
      }                                                                        \
    }                                                                          \
    *rest = left;                                                              \
    return dividend;                                                           \
  }

DIVISION(__udivmoddi4, uint64_t)

#if defined(__arm__)

DIVISION(__udivmodsi4, uint32_t)

uint32_t __aeabi_uidiv(uint32_t dividend, uint32_t divisor) {
  uint32_t rest;
  return __udivmodsi4(dividend, divisor, &rest);
}

// Returns the quotient in r0 and the remainder in r1.
uint64_t __aeabi_uidivmod(uint32_t dividend, uint32_t divisor) {
  uint32_t rest;
  uint32_t quotient = __udivmodsi4(dividend, divisor, &rest);
  return (uint64_t)rest << 32 | quotient;
}

// Returns the quotient in r0 and r1, and the remainder in r2 and r3. C cannot
// declare that.
__attribute__((naked)) void __aeabi_uldivmod(void) {
  __asm__("push {r4, lr}\n"
          "sub sp, sp, #16\n"
          "add r4, sp, #8\n"
          "str r4, [sp]\n"
          "bl __udivmoddi4\n"
          "ldr r2, [sp, #8]\n"
          "ldr r3, [sp, #12]\n"
          "add sp, sp, #16\n"
          "pop {r4, pc}");
}

#else

uint64_t __udivdi3(uint64_t dividend, uint64_t divisor) {
  uint64_t rest;
  return __udivmoddi4(dividend, divisor, &rest);
}

uint64_t __umoddi3(uint64_t dividend, uint64_t divisor) {
  uint64_t rest;
  __udivmoddi4(dividend, divisor, &rest);
  return rest;
}

#endif
#endif
