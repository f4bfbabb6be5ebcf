package org.cgroovy.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgroovy.linux.Architecture;
import org.cgroovy.linux.ClassicBpf;

/** System calls that have been a way out, or to more rights, for somebody; with their numbers. */
enum NotableCall {
    PTRACE(101, 117),
    MOUNT(165, 40),
    UNSHARE(272, 97),
    SETNS(308, 268),
    BPF(321, 280),
    PERF_EVENT_OPEN(298, 241),
    USERFAULTFD(323, 282),
    IO_URING_SETUP(425, 425),
    KEYCTL(250, 219),
    ADD_KEY(248, 217),
    OPEN_BY_HANDLE_AT(304, 265),
    INIT_MODULE(175, 105),
    KEXEC_LOAD(246, 104),
    REBOOT(169, 142),
    SETTIMEOFDAY(164, 170),
    MOVE_MOUNT(429, 429),
    PIDFD_GETFD(438, 438),
    PROCESS_VM_WRITEV(311, 271),
    CLONE3(435, 435);

    /** How many of them Docker's default profile lets through: ptrace and process_vm_writev, of processes inside. */
    static final int BY_DEFAULT = 2;

    private static final int ALLOW = 0x7fff_0000;

    private final int x86;
    private final int aarch64;

    NotableCall(int x86, int aarch64) {
        this.x86 = x86;
        this.aarch64 = aarch64;
    }

    /** Those that a filter lets through, whatever their arguments. */
    static List<String> allowed(ClassicBpf filter, Architecture architecture) {
        boolean isX86 = architecture == Architecture.X86_64;
        int token = isX86 ? 0xc000_003e : 0xc000_00b7;
        var names = new ArrayList<String>();
        for (NotableCall call : values()) {
            if (filter.run(token, isX86 ? call.x86 : call.aarch64) == ALLOW) {
                names.add(call.name().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
