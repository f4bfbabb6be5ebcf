package org.cgroovy.console.repl;

import groovy.lang.GString;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that are no more than data: texts, numbers, quantities, and collections of those. */
final class PlainValues {
    private PlainValues() {}

    static boolean are(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return are(map.keySet()) && are(map.values());
        }
        if (value instanceof Collection<?> values) {
            return values.stream().allMatch(PlainValues::are);
        }
        if (value instanceof GString text) {
            return are(java.util.Arrays.asList(text.getValues()));
        }
        return value == null
                || value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum
                || value instanceof String[]
                || value instanceof java.time.Duration
                || value instanceof java.nio.file.Path
                || value.getClass().getName().startsWith("org.cgroovy.dsl.quantity.");
    }
}
