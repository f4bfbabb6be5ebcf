package org.cgroovy.console.doctor;

import java.util.List;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.SeccompCompiler;
import org.cgroovy.linux.SeccompException;

/** Whether containers can have a system call filter: the kernel has them, and there is what compiles them. */
final class SeccompCheck implements Check {
    private static final String TOPIC = "system call filter";

    @Override
    public List<Finding> findings(HostView host) {
        if (host.read("/proc/sys/kernel/seccomp/actions_avail").isEmpty()) {
            return List.of(Finding.no(TOPIC, "this kernel has no seccomp filters", "seccomp 'unconfined'"));
        }
        try {
            String version = new SeccompCompiler(new Kernel()).version();
            return List.of(Finding.ok(TOPIC, "seccomp, libseccomp " + version));
        } catch (SeccompException e) {
            return List.of(
                    Finding.no(TOPIC, "there is no libseccomp.so.2", "install libseccomp2, or seccomp 'unconfined'"));
        } catch (RuntimeException | LinkageError e) {
            return List.of(); // the check of system calls says why
        }
    }
}
