// The entry point of the freestanding executable. A debug build has that of the
// C library.
#ifdef INITLET_FREESTANDING

// At entry the stack holds argc, argv, NULL, envp, NULL, auxv (System V ABI,
// process initialisation). `_start` passes argc and argv to main. A frame pointer
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
        "  call main\n"
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
        "  bl main\n"
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
        "  call main\n"
        "  li a7, 94\n" // exit_group
        "  ecall\n"
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
        "  bl main\n"
        "  mov r7, #248\n" // exit_group
        "  svc #0\n"
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
        "  call main\n"
        "  mov %eax, %ebx\n"
        "  mov $252, %eax\n" // exit_group
        "  int $0x80\n"
        ".size _start, . - _start\n"
        ".popsection\n");
#endif

#endif
