package org.cgroovy.console.repl.show;

import groovy.lang.Closure;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgroovy.console.command.StatusTable;
import org.cgroovy.runner.ContainerStatus;
import org.cgroovy.runner.Result;
import org.codehaus.groovy.runtime.FormatHelper;
import org.jspecify.annotations.Nullable;

/**
 * The text that shows a value, by its kind: what a tool lists as the tool prints it, lists of records or maps as tables,
 * what is nested as trees, other collections line by line, and what was thrown with all its causes.
 */
public final class ValueText {
    private final boolean utf8;

    /** @param utf8 whether lines of trees can be drawn */
    public ValueText(boolean utf8) {
        this.utf8 = utf8;
    }

    /** Nothing for null and for what has no elements. */
    public Optional<String> of(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Result result) {
            return Optional.of(result(result));
        }
        if (value instanceof Throwable thrown) {
            return Optional.of(StackTraces.of(thrown));
        }
        if (value instanceof Iterable<?> values && !(value instanceof java.nio.file.Path)) {
            return elements(list(values));
        }
        if (value.getClass().isArray()) {
            return elements(array(value));
        }
        if (Fields.isNested(value)) {
            return Optional.of(new ValueTree(ValueText::text, utf8).of(value));
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? Optional.empty() : Optional.of(entries(map));
        }
        return Optional.of(text(value));
    }

    private Optional<String> elements(Collection<?> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.stream().allMatch(ContainerStatus.class::isInstance)) {
            return Optional.of(StatusTable.text(
                    values.stream().map(ContainerStatus.class::cast).toList()));
        }
        return Optional.of(
                Rows.are(values)
                        ? Rows.table(values, ValueText::text)
                        : values.stream().map(ValueText::text).collect(Collectors.joining("\n")));
    }

    private static Collection<?> list(Iterable<?> values) {
        if (values instanceof Collection<?> collection) {
            return collection;
        }
        List<@Nullable Object> list = new ArrayList<>();
        values.forEach(list::add);
        return list;
    }

    private static Collection<?> array(Object values) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(values); i++) {
            list.add(Array.get(values, i));
        }
        return list;
    }

    private static String entries(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** What it wrote, when that was captured, and its figures. */
    private static String result(Result result) {
        String written = result.out() + result.err();
        return written.isEmpty() ? result.toString() : written.stripTrailing() + "\n" + result;
    }

    private static String text(@Nullable Object value) {
        return value instanceof Closure<?> ? "a closure" : FormatHelper.toString(value);
    }
}
