package org.cgroovy.runner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.SeccompException;
import org.cgroovy.linux.SeccompRules;
import org.cgroovy.spec.SeccompAction;
import org.cgroovy.spec.SeccompProfile;
import org.cgroovy.spec.SeccompRule;

/**
 * A profile as libseccomp takes it.
 *
 * @param name of the profile, for errors
 * @param profile whose conditions about the container have been decided
 */
record FilterRules(String name, SeccompProfile profile) {
    private static final long SPEC_ALLOW = 4;
    private static final Map<String, Long> FLAGS = Map.of(
            "SECCOMP_FILTER_FLAG_TSYNC",
            1L,
            "SECCOMP_FILTER_FLAG_LOG",
            2L,
            "SECCOMP_FILTER_FLAG_SPEC_ALLOW",
            SPEC_ALLOW);
    private static final Map<String, Integer> TOKENS = Map.ofEntries(
            Map.entry("X86", 0x4000_0003),
            Map.entry("X86_64", 0xc000_003e),
            Map.entry("X32", 0x4000_003e),
            Map.entry("ARM", 0x4000_0028),
            Map.entry("AARCH64", 0xc000_00b7));
    private static final int SHOWN = 12;

    /** All calls that the rules name. */
    List<String> calls() {
        return profile.rules().stream()
                .flatMap(rule -> rule.names().stream())
                .distinct()
                .toList();
    }

    /**
     * A call that libseccomp does not know is newer than it, or misspelt. That it is not let through does no harm; what
     * was to be forbidden would be open.
     */
    void requireKnown(List<String> unknown) {
        List<SeccompRule> rules = profile.rules();
        for (int i = 0; i < rules.size(); i++) {
            for (int k = 0; k < rules.get(i).names().size(); k++) {
                String call = rules.get(i).names().get(k);
                if (unknown.contains(call) && !isAllowed(rules.get(i).action())) {
                    throw new SeccompException(name + ": syscalls[" + i + "].names[" + k + "]: '" + call
                            + "' is no system call that libseccomp knows, so it cannot be forbidden; correct the name,"
                            + " or install a newer libseccomp");
                }
            }
        }
    }

    private static boolean isAllowed(SeccompAction action) {
        return action.kind() == SeccompAction.Kind.ALLOW || action.kind() == SeccompAction.Kind.LOG;
    }

    SeccompRules rules(List<String> unknown) {
        var rules = new ArrayList<SeccompRules.Rule>();
        for (SeccompRule rule : profile.rules()) {
            if (rule.action().value() != profile.defaultAction().value()) {
                rule.names().stream()
                        .filter(call -> !unknown.contains(call))
                        .forEach(call -> rules.addAll(each(call, rule)));
            }
        }
        if (startsByPathOnly()) {
            rules.add(new SeccompRules.Rule("execveat", SeccompRules.ALLOW, List.of()));
        }
        return new SeccompRules(profile.defaultAction().value(), architectures(), rules);
    }

    /** libseccomp takes one comparison of each argument; like runc, we take several as alternatives. */
    private static List<SeccompRules.Rule> each(String call, SeccompRule rule) {
        List<SeccompRules.Condition> conditions = rule.arguments().stream()
                .map(argument -> new SeccompRules.Condition(
                        argument.index(), argument.operator().number(), argument.value(), argument.valueTwo()))
                .toList();
        var arguments = new HashSet<Integer>();
        boolean once = conditions.stream().allMatch(condition -> arguments.add(condition.argument()));
        int action = rule.action().value();
        return once
                ? List.of(new SeccompRules.Rule(call, action, conditions))
                : conditions.stream()
                        .map(condition -> new SeccompRules.Rule(call, action, List.of(condition)))
                        .toList();
    }

    /** We execute by descriptor: who may use execve may use execveat, unless the profile says otherwise. */
    private boolean startsByPathOnly() {
        boolean execve = profile.rules().stream()
                .anyMatch(rule -> rule.names().contains("execve")
                        && rule.action().kind() == SeccompAction.Kind.ALLOW
                        && rule.arguments().isEmpty());
        return execve && !isAllowed(profile.defaultAction()) && !calls().contains("execveat");
    }

    /** An architecture whose programs this machine cannot run is no matter. */
    private List<Integer> architectures() {
        return profile.architectures().stream()
                .map(each -> each.substring("SCMP_ARCH_".length()))
                .filter(this::runsHere)
                .map(each -> TOKENS.getOrDefault(each, 0))
                .toList();
    }

    private boolean runsHere(String architecture) {
        boolean x86 = profile.architectures().get(0).contains("X86");
        return x86 ? architecture.startsWith("X") : Set.of("AARCH64", "ARM").contains(architecture);
    }

    /** Without flags those of runc: no slower branches on kernels that couple them to filters. */
    long flags() {
        return profile.flags().isEmpty()
                ? SPEC_ALLOW
                : profile.flags().stream()
                        .mapToLong(flag -> FLAGS.getOrDefault(flag, 0L))
                        .reduce(0, (a, b) -> a | b);
    }

    String flagText() {
        return profile.flags().isEmpty() ? "SECCOMP_FILTER_FLAG_SPEC_ALLOW" : String.join("|", profile.flags());
    }

    /** "allows 361 system calls, 3 of them by their arguments; else EPERM". */
    String summary(List<String> unknown) {
        var whole = new TreeSet<String>();
        var some = new TreeSet<String>();
        var refused = new LinkedHashSet<String>();
        for (SeccompRule rule : profile.rules()) {
            Set<String> calls =
                    !isAllowed(rule.action()) ? refused : rule.arguments().isEmpty() ? whole : some;
            rule.names().stream().filter(call -> !unknown.contains(call)).forEach(calls::add);
        }
        some.removeAll(whole);
        refused.removeAll(whole);
        var text = new ArrayList<String>();
        if (isAllowed(profile.defaultAction())) {
            text.add("forbids " + some(refused));
        } else {
            text.add("allows " + (whole.size() + some.size()) + " system calls"
                    + (some.isEmpty() ? "" : ", of these by their arguments " + some(some)));
        }
        text.add("else " + word(profile.defaultAction()));
        if (startsByPathOnly()) {
            text.add("execveat as execve");
        }
        if (!unknown.isEmpty()) {
            text.add("unknown to libseccomp: " + some(unknown));
        }
        return String.join("; ", text);
    }

    private static String some(java.util.Collection<String> calls) {
        String shown = calls.stream().limit(SHOWN).collect(Collectors.joining(" "));
        return calls.size() > SHOWN ? shown + " and " + (calls.size() - SHOWN) + " more" : shown;
    }

    private static String word(SeccompAction action) {
        if (action.kind() != SeccompAction.Kind.ERRNO) {
            return action.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
        int number = action.errno().orElse(Errno.EPERM.number());
        Errno errno = Errno.of(number);
        return errno == Errno.UNKNOWN ? "errno " + number : errno.name();
    }
}
