// The entry point of the freestanding executable. A debug build has that of the
// C library.
#ifdef INITLET_FREESTANDING

#include "CLinux.h"

int main(int argc, char **argv);

// Calls main and ends the process with its result.
__attribute__((noreturn, used)) void linux_start(int argc, char **argv) {
  const long code = main(argc, argv);
  for (;;)
    linux_syscall1(linux_nr_exit_group, code);
}

// At entry the stack holds argc, argv, NULL, envp, NULL, auxv (System V ABI,
// process initialisation). `_start` passes argc and argv on. A frame pointer of
// zero ends every backtrace here.
#if defined(__x86_64__)
__asm__(".pushsection .text._start, \"ax\", @progbits\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "  xor %ebp, %ebp\n"
        "  mov (%rsp), %rdi\n"
        "  lea 8(%rsp), %rsi\n"
        "  and $-16, %rsp\n"
        "  call linux_start\n"
        ".size _start, . - _start\n"
        ".popsection\n");
#elif defined(__aarch64__)
__asm__(".pushsection .text._start, \"ax\", @progbits\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "  mov x29, #0\n"
        "  mov x30, #0\n"
        "  ldr x0, [sp]\n"
        "  add x1, sp, #8\n"
        "  bl linux_start\n"
        ".size _start, . - _start\n"
        ".popsection\n");
#elif defined(__riscv)
__asm__(".pushsection .text._start, \"ax\", @progbits\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        ".option push\n"
        ".option norelax\n"
        "  la gp, __global_pointer$\n"
        ".option pop\n"
        "  mv s0, zero\n"
        "  ld a0, 0(sp)\n"
        "  addi a1, sp, 8\n"
        "  andi sp, sp, -16\n"
        "  call linux_start\n"
        ".size _start, . - _start\n"
        ".popsection\n");
#elif defined(__arm__)
__asm__(".pushsection .text._start, \"ax\", %progbits\n"
        ".globl _start\n"
        ".type _start, %function\n"
        ".arm\n"
        "_start:\n"
        "  mov r11, #0\n"
        "  mov lr, #0\n"
        "  ldr r0, [sp]\n"
        "  add r1, sp, #4\n"
        "  bic sp, sp, #7\n"
        "  bl linux_start\n"
        ".size _start, . - _start\n"
        ".popsection\n");
#elif defined(__i386__)
__asm__(".pushsection .text._start, \"ax\", @progbits\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "  xor %ebp, %ebp\n"
        "  mov (%esp), %eax\n"
        "  lea 4(%esp), %ecx\n"
        "  and $-16, %esp\n"
        "  sub $8, %esp\n"
        "  push %ecx\n"
        "  push %eax\n"
        "  call linux_start\n"
        ".size _start, . - _start\n"
        ".popsection\n");
#endif

#endif
