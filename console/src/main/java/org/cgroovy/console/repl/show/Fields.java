package org.cgroovy.console.repl.show;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What values are made of: the entries of maps, and the components of records that have no text of their own. */
final class Fields {
    private Fields() {}

    /** Whether the value is told by its fields: a map, or a record with the text that Java gives it. */
    static boolean has(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? !map.isEmpty() : value instanceof Record row && isPlain(row);
    }

    /** A record that prints as a tool does is shown so. */
    private static boolean isPlain(Record row) {
        return row.toString().startsWith(row.getClass().getSimpleName() + "[");
    }

    static Map<Object, Object> of(Object value) {
        Map<Object, Object> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> fields.put(String.valueOf(key), unwrapped(each)));
            return fields;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            fields.put(component.getName(), unwrapped(read(value, component)));
        }
        return fields;
    }

    private static @Nullable Object read(Object row, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "?";
        }
    }

    /** What is not there is a dash, as in the tables of ps. */
    private static Object unwrapped(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? optional.get() : "-";
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? (Object) number.getAsLong() : "-";
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? (Object) number.getAsInt() : "-";
        }
        return value == null ? "-" : value;
    }

    /** Whether there are fields in its fields, or in the elements of one. */
    static boolean isNested(@Nullable Object value) {
        return has(value) && value != null && of(value).values().stream().anyMatch(Fields::branches);
    }

    static boolean branches(@Nullable Object value) {
        return has(value)
                || (value instanceof Collection<?> values && values.stream().anyMatch(Fields::has));
    }
}
