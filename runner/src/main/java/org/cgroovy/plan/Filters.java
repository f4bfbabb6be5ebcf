package org.cgroovy.plan;

import java.util.Set;
import org.cgroovy.spec.Seccomp;

/** What compiles system call filters, for this host. */
@FunctionalInterface
public interface Filters {
    /**
     * @param seccomp not {@link Seccomp#UNCONFINED}
     * @param capabilities of the process; profiles depend on them
     * @throws org.cgroovy.linux.SeccompException when there is no compiler, or the profile cannot be compiled
     */
    SeccompFilter compile(Seccomp seccomp, Set<String> capabilities);
}
