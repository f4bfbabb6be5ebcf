package org.cgroovy.linux;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The signals that this process ignores, as one does that was started by nohup(1) or in the background of a script. Its
 * children would ignore them too: CLONE_CLEAR_SIGHAND resets handlers only.
 */
final class IgnoredSignals {
    /** struct sigaction of the kernel, with SIG_DFL when it is all zero. */
    static final int SIGACTION_BYTES = 32;

    private static final int LAST_SIGNAL = 64;
    private static final int MASK_BYTES = 8;
    private static final long SIG_IGN = 1;

    private IgnoredSignals() {}

    static List<Integer> of(Kernel kernel) {
        return IntStream.rangeClosed(1, LAST_SIGNAL)
                .filter(signal -> isIgnored(kernel, signal))
                .boxed()
                .toList();
    }

    private static boolean isIgnored(Kernel kernel, int signal) {
        NativeMemory memory = kernel.scratch();
        long action = memory.put(new byte[SIGACTION_BYTES]);
        return kernel.raw(Syscall.RT_SIGACTION, signal, 0, action, MASK_BYTES) == 0
                && memory.getLong(action) == SIG_IGN;
    }
}
