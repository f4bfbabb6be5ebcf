package org.cgroovy.runner.doctor;

import java.util.Optional;
import org.cgroovy.plan.Plan;
import org.cgroovy.spec.Seccomp;
import org.cgroovy.spec.SeccompAction;
import org.cgroovy.spec.SeccompProfile;

/** System call filters that are refused, and those that refuse too much. */
final class CallFilter {
    private CallFilter() {}

    /** EINVAL of seccomp(2). */
    static Optional<Advice> refused(Failure failure, Site site) {
        return Optional.of(
                site.read("sys/kernel/seccomp/actions_avail").isEmpty()
                        ? new Advice(
                                "this kernel was built without CONFIG_SECCOMP_FILTER",
                                "use another kernel, or go without: seccomp 'unconfined'")
                        : new Advice(
                                "the kernel does not take this filter or its flags",
                                "try seccomp 'default', and look at the profile's flags"));
    }

    /** Whatever the profile answers: the program is executed when the filter is on. */
    static Optional<Advice> forbidsExec(Failure failure, Site site) {
        return failure.plan()
                .map(Plan::spec)
                .filter(spec -> spec.seccomp() instanceof Seccomp.Custom custom && forbids(custom.profile(), failure))
                .map(spec -> new Advice(
                        "the profile " + spec.seccomp() + " lets no program be executed",
                        "allow execve and execveat in it"));
    }

    private static boolean forbids(SeccompProfile profile, Failure failure) {
        boolean named = profile.rules().stream()
                .filter(rule -> rule.action().kind() == SeccompAction.Kind.ALLOW)
                .anyMatch(
                        rule -> rule.names().contains("execve") || rule.names().contains("execveat"));
        return !named
                && (profile.defaultAction().value() & 0xffff) == failure.errno().number();
    }
}
