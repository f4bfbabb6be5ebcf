# The whole init of a container that asks for one: PID 1, whose child (PID 2) is the container's program. It reaps
# every orphan, passes signals on to PID 2, and ends as PID 2 ends.
# This file is the source: MachineCode holds its bytes, and TrampolineSpec assembles it and compares.
        .intel_syntax noprefix
        .text
        sub     rsp, 256                # [rsp] status, [rsp+16] mask, [rsp+32] siginfo
        mov     qword ptr [rsp+16], -1
        mov     eax, 14                 # rt_sigprocmask(SIG_SETMASK, all, NULL, 8)
        mov     edi, 2
        lea     rsi, [rsp+16]
        xor     edx, edx
        mov     r10d, 8
        syscall
reap:   mov     eax, 61                 # wait4(-1, &status, WNOHANG|__WALL, NULL)
        mov     rdi, -1
        mov     rsi, rsp
        mov     edx, 0x40000001
        xor     r10d, r10d
        syscall
        cmp     rax, 2
        je      end
        test    rax, rax
        jg      reap
        mov     eax, 128                # rt_sigtimedwait(all, &siginfo, NULL, 8)
        lea     rdi, [rsp+16]
        lea     rsi, [rsp+32]
        xor     edx, edx
        mov     r10d, 8
        syscall
        cmp     rax, 17                 # SIGCHLD
        je      reap
        test    rax, rax
        jle     reap
        mov     rsi, rax
        mov     eax, 62                 # kill(2, signal)
        mov     edi, 2
        syscall
        jmp     reap
end:    mov     edi, [rsp]
        mov     eax, edi
        and     eax, 127
        jz      code
        lea     edi, [rax+128]          # ended by a signal: 128 + its number, as a shell says it
        jmp     exit
code:   shr     edi, 8
        and     edi, 255
exit:   mov     eax, 231                # exit_group
        syscall
