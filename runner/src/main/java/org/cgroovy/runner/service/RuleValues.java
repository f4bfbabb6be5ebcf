package org.cgroovy.runner.service;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.KernelList;

/** The values of one rule while it is read. */
final class RuleValues {
    private static final Set<String> KEYS = Set.of(
            "allow",
            "containers",
            "requests",
            "cpu",
            "cpus",
            "memory",
            "swap",
            "pids",
            "mounts",
            "totalMemory",
            "totalPids");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kmgt]?)");
    private static final long PERIOD = 100_000;
    private static final int MOST = 1_000_000;

    private final Map<String, Object> values = new HashMap<>();

    /** @throws IllegalArgumentException for a key or value that means nothing */
    void set(String key, Object value) {
        values.put(
                key,
                switch (key) {
                    case "allow" -> flag(key, value);
                    case "containers", "requests", "mounts", "pids", "totalPids" -> count(key, value);
                    case "memory", "swap", "totalMemory" -> bytes(key, value);
                    case "cpu" -> micros(value);
                    case "cpus" -> list(value);
                    default ->
                        throw new IllegalArgumentException(
                                "'" + key + "' is none of " + String.join(", ", new TreeSet<>(KEYS)));
                });
    }

    private static Boolean flag(String key, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw must(key, "true or false", value);
    }

    private static long count(String key, Object value) {
        if (value instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(MOST)) <= 0) {
            return number.longValue();
        }
        throw must(key, "a whole number up to " + MOST, value);
    }

    private static long bytes(String key, Object value) {
        Matcher size = SIZE.matcher(value.toString().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw must(key, "bytes, or a text such as \"512m\" or \"2g\"", value);
        }
        int shift =
                10 * Math.max(0, " kmgt".indexOf(size.group(2) + (size.group(2).isEmpty() ? " " : "")));
        long number = Long.parseLong(size.group(1));
        if (number > Long.MAX_VALUE >> shift) {
            throw must(key, "less than 8 EiB", value);
        }
        return number << shift;
    }

    private static long micros(Object value) {
        if (value instanceof BigDecimal cores && cores.signum() > 0 && cores.compareTo(BigDecimal.valueOf(MOST)) <= 0) {
            return Math.max(1000, cores.multiply(BigDecimal.valueOf(PERIOD)).longValue());
        }
        throw must("cpu", "how many CPUs, such as 1.5", value);
    }

    private static String list(Object value) {
        if (value instanceof String text && text.matches("\\d{1,4}(-\\d{1,4})?(,\\d{1,4}(-\\d{1,4})?)*")) {
            try {
                KernelList.parse(text);
                return text;
            } catch (IndexOutOfBoundsException e) {
                throw must("cpus", "a list of ranges that go up", value);
            }
        }
        throw must("cpus", "a list such as \"0-3,8\"", value);
    }

    private static IllegalArgumentException must(String key, String what, Object value) {
        return new IllegalArgumentException("'" + key + "' must be " + what + ", and is " + value);
    }

    Rule rule() {
        return new Rule(
                Optional.ofNullable((Boolean) values.get("allow")),
                small("containers"),
                small("requests"),
                large("cpu"),
                Optional.ofNullable((String) values.get("cpus")),
                large("memory"),
                large("swap"),
                large("pids"),
                small("mounts"),
                large("totalMemory"),
                large("totalPids"));
    }

    private OptionalInt small(String key) {
        return values.get(key) instanceof Long number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    private OptionalLong large(String key) {
        return values.get(key) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
