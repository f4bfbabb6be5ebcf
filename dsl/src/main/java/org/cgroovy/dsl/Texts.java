package org.cgroovy.dsl;

import groovy.lang.Closure;
import groovy.lang.GString;
import groovy.lang.Range;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.FormatHelper;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into text as Groovy does. Groovy's own way is taken for rare kinds only, for the first use of it costs
 * some 150 ms: it lists the classes of the JDK.
 */
final class Texts {
    private Texts() {}

    static String of(@Nullable Object value) {
        if (value instanceof GString text) {
            return isPlain(text.getValues()) ? join(text.getStrings(), text.getValues()) : text.toString();
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Object[] array) {
            return list(Arrays.asList(array));
        }
        if (value instanceof Collection<?> values && !(value instanceof Range)) {
            return list(values);
        }
        return needsGroovy(value) ? FormatHelper.toString(value) : String.valueOf(value);
    }

    private static boolean needsGroovy(@Nullable Object value) {
        return value instanceof Range
                || value instanceof Closure
                || (value != null && value.getClass().isArray());
    }

    private static String list(Collection<?> values) {
        return values.stream()
                .map(value -> value == values ? "(this Collection)" : of(value))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String map(Map<?, ?> map) {
        if (map.isEmpty()) {
            return "[:]";
        }
        return map.entrySet().stream()
                .map(entry -> inside(map, entry.getKey()) + ":" + inside(map, entry.getValue()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String inside(Map<?, ?> map, @Nullable Object value) {
        return value == map ? "(this Map)" : of(value);
    }

    /** Whether no value is a closure, which would have to be called. */
    private static boolean isPlain(Object[] values) {
        for (Object value : values) {
            if (value instanceof Closure) {
                return false;
            }
        }
        return true;
    }

    private static String join(String[] strings, Object[] values) {
        var text = new StringBuilder();
        for (int i = 0; i < strings.length; i++) {
            text.append(strings[i]);
            if (i < values.length) {
                text.append(of(values[i]));
            }
        }
        return text.toString();
    }
}
