// What runs between clone and exec. Position-independent, uses no stack in the child (it is the parent's).
// This file is the source: MachineCode holds its bytes, and TrampolineSpec assembles it and compares.
// Launch block and row are those of trampoline-x86_64.S.
        .text
syscall5:                               // long syscall5(nr, a0, a1, a2, a3, a4): the kernel's answer, -errno and all
        mov     x8, x0
        mov     x0, x1
        mov     x1, x2
        mov     x2, x3
        mov     x3, x4
        mov     x4, x5
        mov     x5, xzr
        svc     #0
        ret
        .balign 64
launch:                                 // long launch(block): pid of the child or -errno
        stp     x19, x20, [sp, #-16]!
        mov     x19, x0
        mov     x8, #135                // rt_sigprocmask(SIG_SETMASK, all, saved, 8): no handler may run in the child
        mov     x0, #2
        add     x1, x19, #48
        add     x2, x19, #40
        mov     x3, #8
        svc     #0
        mov     x8, #435                // clone3
        ldp     x0, x1, [x19]
        svc     #0
        cbz     x0, child
        mov     x20, x0
        mov     x8, #135                // rt_sigprocmask(SIG_SETMASK, saved, NULL, 8)
        mov     x0, #2
        add     x1, x19, #40
        mov     x2, xzr
        mov     x3, #8
        svc     #0
        mov     x0, x20
        ldp     x19, x20, [sp], #16
        ret
child:  ldr     x20, [x19, #16]
next:   ldp     x9, x10, [x20, #80]
        cbz     x9, call
        ldr     x9, [x9]
        str     x9, [x10]
call:   ldp     x8, x0, [x20]
        ldp     x1, x2, [x20, #16]
        ldp     x3, x4, [x20, #32]
        ldr     x5, [x20, #48]
        svc     #0
        ldp     x9, x10, [x20, #56]
        cbz     x9, check
        str     x0, [x9]
check:  cmn     x0, #4095
        b.hs    bad
        cbnz    x0, on
        ldr     x10, [x20, #72]
        cbnz    x10, jump
on:     add     x20, x20, #96
        b       next
bad:    cbz     x10, fail
jump:   mov     x20, x10
        b       next
fail:   neg     x0, x0
        str     x0, [x19, #32]
        str     x20, [x19, #24]
        mov     x8, #94                 // exit_group(127)
        mov     x0, #127
        svc     #0
