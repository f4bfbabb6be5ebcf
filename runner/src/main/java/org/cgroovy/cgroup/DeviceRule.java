package org.cgroovy.cgroup;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Allows or denies access to device nodes. The order of rules matters: the last one that fits a device decides.
 *
 * @param allow whether the rule allows; else it denies
 * @param type {@code 'c'} for character devices, {@code 'b'} for block devices, {@code 'a'} for all
 * @param major the major number; empty for any
 * @param minor the minor number; empty for any
 * @param access one or more of {@code r} (read), {@code w} (write), {@code m} (mknod)
 * @see "kernel Documentation/admin-guide/cgroup-v1/devices.rst"
 */
public record DeviceRule(boolean allow, char type, OptionalLong major, OptionalLong minor, String access) {
    /** Denies everything: the first rule of a container. */
    public static final DeviceRule DENY_ALL =
            new DeviceRule(false, 'a', OptionalLong.empty(), OptionalLong.empty(), "rwm");

    /**
     * The rules that runc gives every container: mknod of any device, and use of null, zero, full, random, urandom, tty,
     * ptmx and the pseudo terminals.
     *
     * @see "runc libcontainer/specconv/spec_linux.go, AllowedDevices"
     */
    public static final List<DeviceRule> DEFAULT = List.of(
            DENY_ALL,
            new DeviceRule(true, 'c', OptionalLong.empty(), OptionalLong.empty(), "m"),
            new DeviceRule(true, 'b', OptionalLong.empty(), OptionalLong.empty(), "m"),
            allow('c', 1, 3),
            allow('c', 1, 8),
            allow('c', 1, 7),
            allow('c', 5, 0),
            allow('c', 1, 5),
            allow('c', 1, 9),
            new DeviceRule(true, 'c', OptionalLong.of(136), OptionalLong.empty(), "rwm"),
            allow('c', 5, 2));

    /** Whether it is about every device, so that nothing said before it counts. */
    public boolean isOfAll() {
        return type == 'a';
    }

    /**
     * What rules mean for a container: such as do not begin with one about all devices are said beside {@link #DEFAULT}, or
     * else to allow one more device would open the host's disks.
     */
    public static List<DeviceRule> completed(List<DeviceRule> rules) {
        if (!rules.isEmpty() && rules.get(0).isOfAll()) {
            return rules;
        }
        var all = new ArrayList<DeviceRule>(DEFAULT);
        all.addAll(rules);
        return all;
    }

    public DeviceRule {
        if (type != 'a' && type != 'b' && type != 'c') {
            throw new IllegalArgumentException("device type must be 'a', 'b' or 'c', got '" + type + "'");
        }
        if (!isAccess(access)) {
            throw new IllegalArgumentException("device access must be of 'r', 'w' and 'm', got \"" + access + "\"");
        }
        // The kernel takes 'a' as a whole: it would silently ignore the numbers and the access.
        if (type == 'a' && (major.isPresent() || minor.isPresent() || access.length() != 3)) {
            throw new IllegalArgumentException(
                    "device type 'a' is all devices and all access: give 'b' or 'c' instead");
        }
        Require.range("device major", "", major, 0, (1 << 12) - 1);
        Require.range("device minor", "", minor, 0, (1 << 20) - 1);
    }

    /** A rule that allows reading, writing and making one device. */
    public static DeviceRule allow(char type, long major, long minor) {
        return new DeviceRule(true, type, OptionalLong.of(major), OptionalLong.of(minor), "rwm");
    }

    /** The rule as the kernel reads and shows it, without allow or deny: {@code "c 1:3 rwm"}. */
    @Override
    public String toString() {
        return type + " " + number(major) + ":" + number(minor) + " " + access;
    }

    private static boolean isAccess(String access) {
        for (int i = 0; i < access.length(); i++) {
            if ("rwm".indexOf(access.charAt(i)) < 0 || access.indexOf(access.charAt(i), i + 1) > 0) {
                return false;
            }
        }
        return !access.isEmpty();
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "*";
    }
}
