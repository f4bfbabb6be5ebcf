package org.cgroovy.cgroup.v2;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.DeviceRule;
import org.cgroovy.linux.BpfProgram;

/**
 * Device rules as a program, since v2 has no control file for them. Each of the accesses that are asked for is decided by
 * the last rule that fits, so the program asks the last one first; and all of them must be allowed.
 *
 * @param rules in the order in which they are asked; none is for all devices
 * @param otherwise whether an access that fits no rule is allowed
 */
public record DeviceProgram(List<DeviceRule> rules, boolean otherwise) {
    private static final int TYPE = 2;
    private static final int ACCESS = 3;
    private static final int MAJOR = 4;
    private static final int MINOR = 5;
    /** BPF_DEVCG_ACC_MKNOD, _READ and _WRITE are the bits, in this order. */
    private static final String ACCESSES = "mrw";
    /** As BPF_DEVCG_DEV_BLOCK and _CHAR. */
    private static final String TYPES = " bc";

    private static final int ALL = 7;

    public DeviceProgram {
        rules = List.copyOf(rules);
    }

    /** The program for rules in the order in which the user gave them. Like the kernel's v1, it allows at first. */
    public static DeviceProgram of(List<DeviceRule> given) {
        var asked = new ArrayList<DeviceRule>();
        for (int i = given.size() - 1; i >= 0; i--) {
            DeviceRule rule = given.get(i);
            if (rule.type() == 'a') {
                return new DeviceProgram(asked, rule.allow());
            }
            asked.add(rule);
        }
        return new DeviceProgram(asked, true);
    }

    /** @see "Linux include/uapi/linux/bpf.h, struct bpf_cgroup_dev_ctx" */
    public BpfProgram code() {
        var code = new ArrayList<Long>(List.of(
                BpfProgram.load(TYPE, 0),
                BpfProgram.copy(ACCESS, TYPE),
                BpfProgram.and(TYPE, 0xffff),
                BpfProgram.shiftRight(ACCESS, 16),
                BpfProgram.load(MAJOR, 4),
                BpfProgram.load(MINOR, 8)));
        rules.forEach(rule -> code.addAll(code(rule)));
        code.addAll(BpfProgram.result(otherwise ? 1 : 0));
        return new BpfProgram(code);
    }

    private static List<Long> code(DeviceRule rule) {
        List<Long> code = decision(rule);
        // Backwards, as each goes over all that follow it.
        if (rule.minor().isPresent()) {
            code = unless(MINOR, rule.minor().getAsLong(), code);
        }
        if (rule.major().isPresent()) {
            code = unless(MAJOR, rule.major().getAsLong(), code);
        }
        return unless(TYPE, TYPES.indexOf(rule.type()), code);
    }

    private static List<Long> unless(int register, long value, List<Long> code) {
        return BpfProgram.join(List.of(BpfProgram.skipUnless(register, (int) value, code.size())), code);
    }

    private static List<Long> decision(DeviceRule rule) {
        int bits = bits(rule.access());
        List<Long> end = BpfProgram.result(rule.allow() ? 1 : 0);
        if (bits == ALL) {
            return end;
        }
        if (rule.allow()) {
            // What is allowed is no longer asked for.
            return BpfProgram.join(
                    List.of(BpfProgram.and(ACCESS, ALL & ~bits), BpfProgram.skipUnless(ACCESS, 0, end.size())), end);
        }
        return BpfProgram.join(
                List.of(BpfProgram.copy(0, ACCESS), BpfProgram.and(0, bits), BpfProgram.skipIf(0, 0, end.size())), end);
    }

    private static int bits(String access) {
        return access.chars().map(letter -> 1 << ACCESSES.indexOf(letter)).sum();
    }

    /** One line a rule, in the order in which they are asked. */
    @Override
    public String toString() {
        return rules.stream()
                        .map(rule -> word(rule.allow()) + " " + rule + "\n")
                        .collect(Collectors.joining()) + word(otherwise) + " all else";
    }

    private static String word(boolean allow) {
        return allow ? "allow" : "deny ";
    }
}
