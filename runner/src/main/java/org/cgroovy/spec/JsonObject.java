package org.cgroovy.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One object of a JSON text, with its place: a value of another kind than the one asked for is an error that names it. All
 * objects of a text remember together what was asked for, so that nothing is passed over unseen.
 */
public final class JsonObject {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final String path;
    private final Map<?, ?> values;
    /** The keys that were asked for, of each object of the text: of this very one, not of one that is equal. */
    private final Map<Map<?, ?>, Set<Object>> asked;

    private JsonObject(String path, Map<?, ?> values, Map<Map<?, ?>, Set<Object>> asked) {
        this.path = path;
        this.values = values;
        this.asked = asked;
    }

    static JsonObject root(@Nullable Object value) {
        return root("config.json", value);
    }

    /** @param file that the text came from */
    public static JsonObject root(String file, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject("", map, new IdentityHashMap<>());
        }
        throw expected(file, "an object", value);
    }

    private JsonObject object(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(place, map, asked);
        }
        throw expected(place, "an object", value);
    }

    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public boolean has(String key) {
        return value(key) != null;
    }

    /** Whether there is a value that asks for anything: not false, and no empty text, list or object. */
    boolean asksFor(String key) {
        Object value = value(key);
        return value != null
                && !value.equals(false)
                && !value.equals("")
                && !value.equals(List.of())
                && !value.equals(Map.of());
    }

    private @Nullable Object value(String key) {
        note(key);
        return values.get(key);
    }

    private void note(Object key) {
        asked.computeIfAbsent(values, object -> new HashSet<>()).add(key);
    }

    /** The places of the values that nobody has asked for, here and below. */
    List<String> unasked() {
        var places = new ArrayList<String>();
        Set<Object> known = asked.getOrDefault(values, Set.of());
        values.forEach((key, value) -> unasked(path(key.toString()), known.contains(key), value, places));
        return places;
    }

    private void unasked(String place, boolean known, @Nullable Object value, List<String> places) {
        if (value != null && !known) {
            places.add(place);
        } else if (value instanceof Map<?, ?> map) {
            places.addAll(new JsonObject(place, map, asked).unasked());
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map<?, ?> map) {
                    places.addAll(new JsonObject(place + "[" + i + "]", map, asked).unasked());
                }
            }
        }
    }

    /** An object without any value where there is none. */
    public JsonObject object(String key) {
        return has(key) ? object(path(key), value(key)) : new JsonObject(path(key), Map.of(), asked);
    }

    public Optional<String> text(String key) {
        return has(key) ? Optional.of(text(path(key), value(key))) : Optional.empty();
    }

    public String requiredText(String key) {
        return text(key).orElseThrow(() -> new SpecException(path(key) + ": is missing"));
    }

    public boolean flag(String key) {
        if (has(key) && !(value(key) instanceof Boolean)) {
            throw expected(path(key), "true or false", value(key));
        }
        return Boolean.TRUE.equals(value(key));
    }

    /** @throws SpecException for a key that is none of these */
    public void requireOnly(Set<String> keys) {
        for (Object key : values.keySet()) {
            if (!keys.contains(key.toString())) {
                throw new SpecException(path(key.toString()) + ": is not known");
            }
        }
    }

    /** All of it, by keys. */
    public Map<?, ?> values() {
        return values;
    }

    /** A number; one that only an unsigned 64-bit integer holds is -1, for it stands for unlimited. */
    public OptionalLong number(String key) {
        return has(key) ? OptionalLong.of(number(path(key), value(key))) : OptionalLong.empty();
    }

    /** An unsigned 64-bit number, 0 where there is none. */
    long unsigned(String key) {
        Object value = value(key);
        return value instanceof BigInteger big && big.signum() >= 0 && big.bitLength() <= Long.SIZE
                ? big.longValue()
                : number(key).orElse(0);
    }

    public long requiredNumber(String key) {
        return number(key).orElseThrow(() -> new SpecException(path(key) + ": is missing"));
    }

    public List<String> texts(String key) {
        return list(key, JsonObject::text);
    }

    public List<Long> numbers(String key) {
        return list(key, JsonObject::number);
    }

    public List<JsonObject> objects(String key) {
        return list(key, this::object);
    }

    /** The values of an object whose keys are free, as texts. */
    Map<String, String> textsByName(String key) {
        var texts = new LinkedHashMap<String, String>();
        JsonObject object = object(key);
        object.values.forEach((name, value) -> {
            object.note(name);
            texts.put(name.toString(), text(object.path(name.toString()), value));
        });
        return texts;
    }

    Map<String, JsonObject> objectsByName(String key) {
        var objects = new LinkedHashMap<String, JsonObject>();
        JsonObject object = object(key);
        object.values.forEach((name, value) -> {
            object.note(name);
            objects.put(name.toString(), object(object.path(name.toString()), value));
        });
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
        if (!(value(key) instanceof List<?> list)) {
            throw expected(path(key), "a list", value(key));
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
