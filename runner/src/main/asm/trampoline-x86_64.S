# What runs between clone and exec. Position-independent, uses no stack in the child (it is the parent's).
# This file is the source: MachineCode holds its bytes, and TrampolineSpec assembles it and compares.
#
# Launch block: +0 clone_args*, +8 its size, +16 first row*, +24 failed row* (out), +32 errno (out),
#               +40 saved signal mask, +48 a mask of all signals
# Row: +0 number, +8..+48 six arguments, +56 where to store the result (or 0), +64 row to go on with after an
#      error (0: it counts), +72 row to go on with after a result of 0 (0: the next), +80 word to load from (or 0)
#      and +88 to store it to, before the call
        .intel_syntax noprefix
        .text
syscall5:                               # long syscall5(nr, a0, a1, a2, a3, a4): the kernel's answer, -errno and all
        mov     rax, rdi
        mov     rdi, rsi
        mov     rsi, rdx
        mov     rdx, rcx
        mov     r10, r8
        mov     r8, r9
        xor     r9d, r9d
        syscall
        ret
        .balign 64, 0xcc
launch:                                 # long launch(block): pid of the child or -errno
        push    rbx
        push    r12
        mov     r12, rdi
        mov     eax, 14                 # rt_sigprocmask(SIG_SETMASK, all, saved, 8): no handler may run in the child
        mov     edi, 2
        lea     rsi, [r12+48]
        lea     rdx, [r12+40]
        mov     r10d, 8
        syscall
        mov     eax, 435                # clone3
        mov     rdi, [r12]
        mov     rsi, [r12+8]
        syscall
        test    rax, rax
        jz      child
        mov     rbx, rax
        mov     eax, 14                 # rt_sigprocmask(SIG_SETMASK, saved, NULL, 8)
        mov     edi, 2
        lea     rsi, [r12+40]
        xor     edx, edx
        mov     r10d, 8
        syscall
        mov     rax, rbx
        pop     r12
        pop     rbx
        ret
child:  mov     rbx, [r12+16]
next:   mov     rcx, [rbx+80]
        test    rcx, rcx
        jz      call
        mov     rax, [rcx]
        mov     rcx, [rbx+88]
        mov     [rcx], rax
call:   mov     rax, [rbx]
        mov     rdi, [rbx+8]
        mov     rsi, [rbx+16]
        mov     rdx, [rbx+24]
        mov     r10, [rbx+32]
        mov     r8, [rbx+40]
        mov     r9, [rbx+48]
        syscall
        mov     rcx, [rbx+56]
        test    rcx, rcx
        jz      check
        mov     [rcx], rax
check:  cmp     rax, -4095
        jae     bad
        test    rax, rax
        jnz     on
        mov     rcx, [rbx+72]
        test    rcx, rcx
        jnz     jump
on:     add     rbx, 96
        jmp     next
bad:    mov     rcx, [rbx+64]
        test    rcx, rcx
        jz      fail
jump:   mov     rbx, rcx
        jmp     next
fail:   neg     rax
        mov     [r12+32], rax
        mov     [r12+24], rbx
        mov     eax, 231                # exit_group(127)
        mov     edi, 127
        syscall
