package org.cgroovy.cgroup;

import java.util.OptionalLong;

/** Range checks of limits. Each message names the limit, its unit and what was given. */
final class Require {
    /** How {@code max} is given where the kernel has it, as in v1 files and in OCI. */
    static final long MAX = -1;

    private Require() {}

    static void positiveOrMax(String name, String unit, OptionalLong value) {
        if (value.isPresent() && value.getAsLong() < 1 && value.getAsLong() != MAX) {
            throw bad(name + " must be > 0" + unit(unit) + " or -1 (max)", value);
        }
    }

    static void notNegativeOrMax(String name, String unit, OptionalLong value) {
        if (value.isPresent() && value.getAsLong() < MAX) {
            throw bad(name + " must be >= 0" + unit(unit) + " or -1 (max)", value);
        }
    }

    static void atLeast(String name, String unit, OptionalLong value, long min) {
        if (value.isPresent() && value.getAsLong() < min) {
            throw bad(name + " must be >= " + min + unit(unit), value);
        }
    }

    static void range(String name, String unit, OptionalLong value, long min, long max) {
        if (value.isPresent() && (value.getAsLong() < min || value.getAsLong() > max)) {
            throw bad(name + " must be between " + min + " and " + max + unit(unit), value);
        }
    }

    private static String unit(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }

    private static IllegalArgumentException bad(String what, OptionalLong value) {
        return new IllegalArgumentException(what + ", got " + value.getAsLong());
    }
}
