package org.cgroovy.linux;

import java.util.List;

/**
 * What a filter does with each system call, as libseccomp takes it.
 *
 * @param defaultAction what happens to a call that no rule names: a SECCOMP_RET_ value with its data
 * @param architectures libseccomp's tokens; the machine's own among them
 * @see "seccomp(2); seccomp_rule_add(3)"
 */
public record SeccompRules(int defaultAction, List<Integer> architectures, List<Rule> rules) {
    public static final int KILL_THREAD = 0;
    public static final int ERRNO = 0x0005_0000;
    public static final int ALLOW = 0x7fff_0000;

    /** What to do with one system call, when all conditions hold. */
    public record Rule(String call, int action, List<Condition> conditions) {
        public Rule {
            conditions = List.copyOf(conditions);
        }
    }

    /** A comparison of an argument (0 to 5); {@code operator} is one of enum scmp_compare. */
    public record Condition(int argument, int operator, long value, long valueTwo) {}

    public SeccompRules {
        architectures = List.copyOf(architectures);
        rules = List.copyOf(rules);
    }

    /** The same for some of the architectures. */
    SeccompRules only(List<Integer> some) {
        return new SeccompRules(defaultAction, some, rules);
    }
}
