package org.cgroovy.console.doctor;

import java.util.List;
import java.util.Locale;
import org.cgroovy.linux.Kernel;

/** Whether this process can call the kernel: the native library fits and may be loaded. */
final class NativeCheck implements Check {
    @Override
    public List<Finding> findings(HostView host) {
        try {
            String architecture = new Kernel().architecture().name().toLowerCase(Locale.ROOT);
            return List.of(Finding.ok("system calls", architecture));
        } catch (RuntimeException | LinkageError e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return List.of(Finding.no(
                    "system calls",
                    why,
                    "needs x86-64 or aarch64, and a temporary directory without noexec: -Djava.io.tmpdir=DIR"));
        }
    }
}
