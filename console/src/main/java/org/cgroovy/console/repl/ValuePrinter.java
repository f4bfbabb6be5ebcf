package org.cgroovy.console.repl;

import groovy.lang.Closure;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import org.cgroovy.console.command.StatusTable;
import org.cgroovy.runner.ContainerStatus;
import org.codehaus.groovy.runtime.FormatHelper;
import org.jspecify.annotations.Nullable;

/** Prints what a line gave: a collection line by line, nothing for null. */
final class ValuePrinter {
    private final PrintStream out;

    ValuePrinter(PrintStream out) {
        this.out = out;
    }

    void print(@Nullable Object value) {
        if (value instanceof List<?> list && isStatuses(list)) {
            out.println(StatusTable.text(
                    list.stream().map(ContainerStatus.class::cast).toList()));
        } else if (value instanceof Iterable<?> values && !(value instanceof java.nio.file.Path)) {
            values.forEach(this::line);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> out.println(text(key) + ": " + text(each)));
        } else if (value != null && value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                line(Array.get(value, i));
            }
        } else if (value != null) {
            line(value);
        }
    }

    private void line(@Nullable Object value) {
        out.println(text(value));
    }

    private static String text(@Nullable Object value) {
        return value instanceof Closure<?> ? "a closure" : FormatHelper.toString(value);
    }

    private static boolean isStatuses(List<?> list) {
        return !list.isEmpty() && list.stream().allMatch(ContainerStatus.class::isInstance);
    }
}
