package org.cgroovy.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happens to some system calls, when all their arguments compare as said.
 *
 * @param when in which containers the rule is there; OCI has no word for it, Docker's profiles have
 */
public record SeccompRule(List<String> names, SeccompAction action, List<Argument> arguments, When when) {
    /** The comparisons, in the order of libseccomp's numbers from 1. */
    public enum Operator {
        NE,
        LT,
        LE,
        EQ,
        GE,
        GT,
        MASKED_EQ;

        public int number() {
            return ordinal() + 1;
        }

        public String ociName() {
            return "SCMP_CMP_" + name();
        }

        static Optional<Operator> named(String name) {
            return List.of(values()).stream()
                    .filter(operator -> operator.ociName().equals(name))
                    .findFirst();
        }
    }

    /** One comparison; {@code value} is the mask and {@code valueTwo} the value where the operator is MASKED_EQ. */
    public record Argument(int index, Operator operator, long value, long valueTwo) {
        private static final int LAST = 5;

        public Argument {
            if (index < 0 || index > LAST) {
                throw new SpecException("a system call has arguments 0 to " + LAST + ", got " + index);
            }
        }
    }

    /** Conditions about the container and the host; empty ones hold. */
    public record When(
            Set<String> withAll,
            Set<String> withoutAny,
            Set<String> architectures,
            Set<String> notArchitectures,
            Optional<String> leastKernel) {
        public static final When ALWAYS = new When(Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty());

        public When {
            withAll = sorted(withAll);
            withoutAny = sorted(withoutAny);
            architectures = sorted(architectures);
            notArchitectures = sorted(notArchitectures);
        }

        /** In an order that is always the same: what is kept of a profile is found by its text. */
        private static Set<String> sorted(Set<String> set) {
            return Collections.unmodifiableSet(new TreeSet<>(set));
        }

        boolean holds(Set<String> capabilities, String architecture, String kernel) {
            return capabilities.containsAll(withAll)
                    && withoutAny.stream().noneMatch(capabilities::contains)
                    && (architectures.isEmpty() || architectures.contains(architecture))
                    && !notArchitectures.contains(architecture)
                    && leastKernel.filter(least -> older(kernel, least)).isEmpty();
        }

        private static boolean older(String kernel, String least) {
            List<Integer> ours = numbers(kernel);
            List<Integer> other = numbers(least);
            return ours.get(0) < other.get(0) || ours.get(0).equals(other.get(0)) && ours.get(1) < other.get(1);
        }

        private static List<Integer> numbers(String release) {
            var numbers = new ArrayList<Integer>();
            for (String part : release.split("[^0-9]+")) {
                if (!part.isEmpty()) {
                    numbers.add(Integer.valueOf(part));
                }
            }
            numbers.addAll(List.of(0, 0));
            return numbers;
        }
    }

    public SeccompRule {
        names = List.copyOf(names);
        arguments = List.copyOf(arguments);
    }

    SeccompRule always() {
        return new SeccompRule(names, action, arguments, When.ALWAYS);
    }
}
