package org.cgroovy.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One object of a JSON text, with its place: a value of another kind than the one asked for is an error that names it. */
final class JsonObject {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final String path;
    private final Map<?, ?> values;

    private JsonObject(String path, Map<?, ?> values) {
        this.path = path;
        this.values = values;
    }

    static JsonObject root(@Nullable Object value) {
        return root("config.json", value);
    }

    /** @param file that the text came from */
    static JsonObject root(String file, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject("", map);
        }
        throw expected(file, "an object", value);
    }

    private static JsonObject object(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(path, map);
        }
        throw expected(path, "an object", value);
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    /** An object without any value where there is none. */
    JsonObject object(String key) {
        return has(key) ? object(path(key), values.get(key)) : new JsonObject(path(key), Map.of());
    }

    Optional<String> text(String key) {
        return has(key) ? Optional.of(text(path(key), values.get(key))) : Optional.empty();
    }

    String requiredText(String key) {
        return text(key).orElseThrow(() -> new SpecException(path(key) + ": is missing"));
    }

    boolean flag(String key) {
        if (has(key) && !(values.get(key) instanceof Boolean)) {
            throw expected(path(key), "true or false", values.get(key));
        }
        return Boolean.TRUE.equals(values.get(key));
    }

    /** A number; one that only an unsigned 64-bit integer holds is -1, for it stands for unlimited. */
    OptionalLong number(String key) {
        return has(key) ? OptionalLong.of(number(path(key), values.get(key))) : OptionalLong.empty();
    }

    /** An unsigned 64-bit number, 0 where there is none. */
    long unsigned(String key) {
        Object value = values.get(key);
        return value instanceof BigInteger big && big.signum() >= 0 && big.bitLength() <= Long.SIZE
                ? big.longValue()
                : number(key).orElse(0);
    }

    long requiredNumber(String key) {
        return number(key).orElseThrow(() -> new SpecException(path(key) + ": is missing"));
    }

    List<String> texts(String key) {
        return list(key, JsonObject::text);
    }

    List<Long> numbers(String key) {
        return list(key, JsonObject::number);
    }

    List<JsonObject> objects(String key) {
        return list(key, JsonObject::object);
    }

    /** The values of an object whose keys are free, as texts. */
    Map<String, String> textsByName(String key) {
        var texts = new LinkedHashMap<String, String>();
        JsonObject object = object(key);
        object.values.forEach((name, value) -> texts.put(name.toString(), text(object.path(name.toString()), value)));
        return texts;
    }

    Map<String, JsonObject> objectsByName(String key) {
        var objects = new LinkedHashMap<String, JsonObject>();
        JsonObject object = object(key);
        object.values.forEach(
                (name, value) -> objects.put(name.toString(), object(object.path(name.toString()), value)));
        return objects;
    }

    /** Makes something of a value, and adds its place to an error. */
    <T> T at(String key, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(path(key)) ? e : new SpecException(path(key) + ": " + message);
        }
    }

    private <T> List<T> list(String key, BiFunction<String, @Nullable Object, T> reader) {
        if (!has(key)) {
            return List.of();
        }
        if (!(values.get(key) instanceof List<?> list)) {
            throw expected(path(key), "a list", values.get(key));
        }
        var result = new ArrayList<T>();
        for (int i = 0; i < list.size(); i++) {
            result.add(reader.apply(path(key) + "[" + i + "]", list.get(i)));
        }
        return result;
    }

    private static String text(String path, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw expected(path, "a text", value);
    }

    private static long number(String path, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger big && big.compareTo(LARGEST) > 0) {
            return -1;
        }
        throw expected(path, "a whole number", value);
    }

    private static SpecException expected(String path, String kind, @Nullable Object value) {
        return new SpecException(path + ": must be " + kind + ", got " + value);
    }
}
