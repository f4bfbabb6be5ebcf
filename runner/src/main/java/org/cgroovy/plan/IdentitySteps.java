package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Capability;
import org.cgroovy.linux.Resource;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.Rlimit;
import org.cgroovy.spec.User;

/** Who the process is and what it may: resource limits, user and groups, capabilities, no_new_privs. */
final class IdentitySteps {
    private static final int PR_CAPBSET_DROP = 24;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final long CAPABILITY_VERSION_3 = 0x20080522;
    private static final int DEFAULT_UMASK = 022;

    private IdentitySteps() {}

    /** @param whileMighty steps that need the rights that are then dropped */
    static List<Step> steps(ProcessSpec process, boolean mayClearGroups, List<Step> whileMighty) {
        var steps = new ArrayList<Step>();
        process.rlimits().forEach(limit -> steps.add(rlimit(limit)));
        steps.add(Step.of(Syscall.UMASK, Arg.octal(process.umask().orElse(DEFAULT_UMASK))));
        steps.addAll(bound(process.capabilities()));
        steps.addAll(whileMighty);
        steps.addAll(become(process.user(), mayClearGroups));
        steps.add(capset(process.capabilities(), process.user().uid() == 0));
        if (process.noNewPrivileges()) {
            steps.add(Calls.prctl(PR_SET_NO_NEW_PRIVS, "PR_SET_NO_NEW_PRIVS", 1, "1"));
        }
        return steps;
    }

    private static Step rlimit(Rlimit limit) {
        Resource resource = Resource.named(limit.name());
        Arg values = new Arg.Struct(
                List.of(number(limit.soft()), number(limit.hard())),
                "{" + shown(limit.soft()) + ", " + shown(limit.hard()) + "}");
        return Step.of(
                Syscall.PRLIMIT64,
                number(0),
                new Arg.Number(resource.ordinal(), "RLIMIT_" + resource),
                values,
                Arg.NULL);
    }

    private static String shown(long value) {
        return value == Rlimit.UNLIMITED ? "RLIM_INFINITY" : Long.toString(value);
    }

    private static List<Step> bound(Set<String> keep) {
        var steps = new ArrayList<Step>();
        for (Capability capability : Capability.values()) {
            if (!keep.contains(capability.name())) {
                steps.add(Calls.prctl(PR_CAPBSET_DROP, "PR_CAPBSET_DROP", capability.ordinal(), "CAP_" + capability)
                        .ignoringErrors()); // an older kernel does not know the newest ones
            }
        }
        return steps;
    }

    private static List<Step> become(User user, boolean mayClearGroups) {
        var steps = new ArrayList<Step>();
        if (mayClearGroups) {
            steps.add(Step.of(Syscall.SETGROUPS, number(user.groups().size()), groups(user.groups())));
        }
        Arg gid = number(user.gid());
        Arg uid = number(user.uid());
        steps.add(Step.of(Syscall.SETRESGID, gid, gid, gid));
        steps.add(Step.of(Syscall.SETRESUID, uid, uid, uid));
        return steps;
    }

    /** gid_t has 32 bits: two of them fill a word. */
    private static Arg groups(List<Long> groups) {
        var words = new ArrayList<Arg>();
        for (int i = 0; i < groups.size(); i += 2) {
            long high = i + 1 < groups.size() ? groups.get(i + 1) : 0;
            words.add(number(groups.get(i) | high << 32));
        }
        return new Arg.Struct(words, groups.toString());
    }

    /** Effective and permitted for root, nothing for another user, and never anything inheritable. */
    private static Step capset(Set<String> names, boolean root) {
        long mask = 0;
        if (root) {
            for (String name : names) {
                mask |= 1L << Capability.valueOf(name).ordinal();
            }
        }
        long low = mask & 0xffff_ffffL;
        long high = mask >>> 32;
        Arg header = new Arg.Struct(List.of(number(CAPABILITY_VERSION_3)), "{_LINUX_CAPABILITY_VERSION_3}");
        // struct __user_cap_data_struct, twice: effective, permitted, inheritable
        Arg data = new Arg.Struct(
                List.of(number(low | low << 32), number(high << 32), number(high)),
                root ? names.toString().toLowerCase(Locale.ROOT) : "[]");
        return Step.of(Syscall.CAPSET, header, data);
    }
}
