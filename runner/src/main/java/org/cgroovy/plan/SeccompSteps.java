package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.number;

import java.util.List;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.Seccomp;

/**
 * Puts the system call filter on. With no_new_privs that is the last thing before exec, so that a profile need not let
 * through what the other steps call; without, the kernel wants CAP_SYS_ADMIN, so it comes before rights are dropped.
 *
 * @see "seccomp(2); runc's order is the same"
 */
record SeccompSteps(List<Step> beforeRights, List<Step> beforeExec) {
    static SeccompSteps of(Seccomp seccomp, ProcessSpec process, HostFacts facts) {
        if (seccomp.equals(Seccomp.UNCONFINED)) {
            return new SeccompSteps(List.of(), List.of());
        }
        List<Step> steps = List.of(step(facts.filters().compile(seccomp, process.capabilities()), seccomp));
        return process.noNewPrivileges() ? new SeccompSteps(List.of(), steps) : new SeccompSteps(steps, List.of());
    }

    /** Those of a program's steps that put a filter on just before exec, once. */
    static List<Step> beforeExec(List<Step> exec) {
        return exec.stream()
                .filter(step -> step.call() == Syscall.SECCOMP)
                .limit(1)
                .toList();
    }

    private static Step step(SeccompFilter filter, Seccomp seccomp) {
        int size = filter.program().size();
        String text = "{" + seccomp + ", " + size + " instructions}";
        return Step.of(
                        Syscall.SECCOMP,
                        new Arg.Number(1, "SECCOMP_SET_MODE_FILTER"),
                        new Arg.Number(filter.flags(), filter.flagText()),
                        new Arg.Struct(List.of(number(size), new Arg.Program(filter.program(), "program")), text))
                .to(filter.summary());
    }
}
