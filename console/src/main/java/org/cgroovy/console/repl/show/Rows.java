package org.cgroovy.console.repl.show;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgroovy.console.command.Table;
import org.jspecify.annotations.Nullable;

/** A list of maps, or of records of one kind, as a table; its header has the names of the properties. */
final class Rows {
    /** More columns are no table that anybody could read. */
    private static final int MOST = 12;

    private Rows() {}

    static boolean are(Collection<?> values) {
        Set<Class<?>> kinds =
                values.stream().map(Rows::kind).limit(2).collect(Collectors.toCollection(LinkedHashSet::new));
        return !values.isEmpty()
                && values.stream().allMatch(Fields::has)
                && (kinds.equals(Set.of(Map.class)) || sameKind(values))
                && values.stream().noneMatch(Fields::isNested)
                && names(fields(values)).size() <= MOST;
    }

    private static boolean sameKind(Collection<?> values) {
        return values.stream().map(Rows::kind).distinct().count() == 1;
    }

    private static Class<?> kind(@Nullable Object value) {
        return value instanceof Map || value == null ? Map.class : value.getClass();
    }

    /** @param text how to write a cell */
    static String table(Collection<?> values, java.util.function.Function<@Nullable Object, String> text) {
        List<Map<Object, Object>> rows = fields(values);
        Set<Object> names = names(rows);
        Table table = new Table(names.stream().map(String::valueOf).toArray(String[]::new));
        for (Map<Object, Object> row : rows) {
            table.add(names.stream()
                    .map(name -> text.apply(row.getOrDefault(name, "")).replaceAll("\\R", " "))
                    .toArray(String[]::new));
        }
        return table.toString();
    }

    private static List<Map<Object, Object>> fields(Collection<?> values) {
        return values.stream().map(Fields::of).toList();
    }

    private static Set<Object> names(List<Map<Object, Object>> rows) {
        Set<Object> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        return names;
    }
}
