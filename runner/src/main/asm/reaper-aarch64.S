// The whole init of a container that asks for one: PID 1, whose child (PID 2) is the container's program. It reaps
// every orphan, passes signals on to PID 2, and ends as PID 2 ends.
// This file is the source: MachineCode holds its bytes, and TrampolineSpec assembles it and compares.
        .text
        sub     sp, sp, #256            // [sp] status, [sp+16] mask, [sp+32] siginfo
        mov     x9, #-1
        str     x9, [sp, #16]
        mov     x8, #135                // rt_sigprocmask(SIG_SETMASK, all, NULL, 8)
        mov     x0, #2
        add     x1, sp, #16
        mov     x2, xzr
        mov     x3, #8
        svc     #0
reap:   mov     x8, #260                // wait4(-1, &status, WNOHANG|__WALL, NULL)
        mov     x0, #-1
        mov     x1, sp
        mov     w2, #0x40000000
        orr     w2, w2, #1
        mov     x3, xzr
        svc     #0
        cmp     x0, #2
        b.eq    end
        cmp     x0, #0
        b.gt    reap
        mov     x8, #137                // rt_sigtimedwait(all, &siginfo, NULL, 8)
        add     x0, sp, #16
        add     x1, sp, #32
        mov     x2, xzr
        mov     x3, #8
        svc     #0
        cmp     x0, #17                 // SIGCHLD
        b.eq    reap
        cmp     x0, #0
        b.le    reap
        mov     x1, x0
        mov     x8, #129                // kill(2, signal)
        mov     x0, #2
        svc     #0
        b       reap
end:    ldr     w0, [sp]
        ands    w1, w0, #127
        b.eq    code
        add     w0, w1, #128            // ended by a signal: 128 + its number, as a shell says it
        b       exit
code:   ubfx    w0, w0, #8, #8
exit:   mov     x8, #94                 // exit_group
        svc     #0
