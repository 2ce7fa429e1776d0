// The entry point of the freestanding executable. A debug build has libc's.
#ifdef INITLET_FREESTANDING

// At entry the stack holds argc, argv, NULL, envp, NULL, auxv (the System V
// ABI's process initialisation). Swift gets argc and argv, and a return address
// of zero ends every backtrace here.
#if defined(__x86_64__)
__asm__(".pushsection .text._start, \"ax\", @progbits\n"
        ".globl _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "  xor %ebp, %ebp\n"
        "  mov (%rsp), %rdi\n"
        "  lea 8(%rsp), %rsi\n"
        "  and $-16, %rsp\n"
        "  call initlet_main\n"
        "  mov %eax, %edi\n"
        "  mov $231, %eax\n" // exit_group
        "  syscall\n"
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
        "  bl initlet_main\n"
        "  mov x8, #94\n" // exit_group
        "  svc #0\n"
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
        "  call initlet_main\n"
        "  li a7, 94\n" // exit_group
        "  ecall\n"
        ".size _start, . - _start\n"
        ".popsection\n");
#endif

#endif
