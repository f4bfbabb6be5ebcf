package org.cgroovy.cgroup.tree;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.manual.Form;
import org.cgroovy.cgroup.manual.Manual;

/**
 * What the text of a control file means. The kernel has a handful of forms; where the text does not show which, the manual
 * says it, and a file that is not in the manual is taken as it looks.
 *
 * @see "Linux cgroup-v2.rst, Interface Files, Format"
 */
public final class ControlText {
    /** Bytes: read from a file that counts them. */
    public record Amount(long bytes) {}

    /** v2's {@code cpu.max}; a quota of -1 is max. Both in microseconds. */
    public record CpuMax(long quotaMicros, long periodMicros) {
        /** Reads {@code max 100000} and its like, for which the manual is not needed. */
        public static CpuMax parse(String text) {
            String[] parts = text.split(" ", -1);
            return new CpuMax(parts[0].equals(MAX) ? -1 : Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }

        @Override
        public String toString() {
            return (quotaMicros < 0 ? "max" : quotaMicros) + " " + periodMicros;
        }
    }

    /** How no limit reads. */
    public static final String MAX = "max";

    /** From here on v1 means that there is no limit: the greatest number of pages there can be. */
    private static final long V1_UNLIMITED = Long.MAX_VALUE - (1 << 16);

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}");

    private ControlText() {}

    /**
     * A {@code Long}; an {@link Amount}; {@code "max"}; {@link CpuMax}; a list of ids, numbers or words; a map of keys to
     * numbers; a map of keys to such maps; or the text, when it is none of these.
     */
    public static Object parse(String file, String raw) {
        String text = raw.strip();
        Form form = Manual.SHIPPED.form(file).orElse(Form.NUMBER);
        return switch (form) {
            case TEXT, LIST -> text;
            case WORDS -> words(text);
            case IDS -> words(text).stream().map(Long::valueOf).toList();
            case QUOTA_AND_PERIOD -> text.contains(" ") ? CpuMax.parse(text) : text;
            default -> number(text).<Object>map(value -> count(form, value)).orElseGet(() -> keyed(form, text));
        };
    }

    private static Object count(Form form, long value) {
        if (!form.bytes()) {
            return value;
        }
        return value >= V1_UNLIMITED || value < 0 ? MAX : new Amount(value);
    }

    private static Object keyed(Form form, String text) {
        if (text.isEmpty()) {
            return form.keyed() ? Map.of() : text;
        }
        List<List<String>> rows = text.lines().map(ControlText::words).toList();
        return flat(rows)
                .<Object>map(map -> map)
                .or(() -> nested(rows))
                .or(() -> numbers(rows))
                .orElse(text);
    }

    /** Lines of a key and a number. */
    private static Optional<Map<String, Long>> flat(List<List<String>> rows) {
        Map<String, Long> map = new LinkedHashMap<>();
        for (List<String> row : rows) {
            if (row.size() != 2
                    || number(row.get(0)).isPresent()
                    || number(row.get(1)).isEmpty()) {
                return Optional.empty();
            }
            map.put(row.get(0), number(row.get(1)).get());
        }
        return Optional.of(map);
    }

    /** Lines of a key and pairs ({@code 8:0 rbytes=1 wbytes=2}), or of two keys and a number as v1's blkio has them. */
    private static Optional<Object> nested(List<List<String>> rows) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (List<String> row : rows) {
            if (row.size() == 3
                    && row.get(0).contains(":")
                    && number(row.get(2)).isPresent()) {
                inner(map, row.get(0)).put(row.get(1), number(row.get(2)).get());
            } else if (row.size() == 2 && number(row.get(1)).isPresent() && !map.isEmpty()) {
                map.put(row.get(0), number(row.get(1)).get());
            } else if (row.size() < 2 || !row.subList(1, row.size()).stream().allMatch(pair -> pair.indexOf('=') > 0)) {
                return Optional.empty();
            } else {
                row.subList(1, row.size()).forEach(pair -> putPair(inner(map, row.get(0)), pair));
            }
        }
        return Optional.of(map);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
    }

    private static void putPair(Map<String, Object> map, String pair) {
        int equals = pair.indexOf('=');
        String value = pair.substring(equals + 1);
        map.put(pair.substring(0, equals), number(value).<Object>map(n -> n).orElseGet(() -> decimal(value)));
    }

    private static Object decimal(String value) {
        return value.matches("\\d+\\.\\d+") ? new BigDecimal(value) : value;
    }

    /** One line of numbers. */
    private static Optional<Object> numbers(List<List<String>> rows) {
        if (rows.size() != 1
                || !rows.get(0).stream().allMatch(word -> number(word).isPresent())) {
            return Optional.empty();
        }
        return Optional.of(
                rows.get(0).stream().map(word -> number(word).orElse(0L)).toList());
    }

    private static Optional<Long> number(String word) {
        if (!NUMBER.matcher(word).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(word));
        } catch (NumberFormatException e) {
            return Optional.empty(); // 19 digits can be too many
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split("\\s+", -1)));
        words.removeIf(String::isEmpty);
        return words;
    }
}
