package org.cgroovy.dsl;

import groovy.lang.GString;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgroovy.dsl.quantity.Bytes;
import org.cgroovy.dsl.quantity.BytesPerSecond;
import org.jspecify.annotations.Nullable;

/** Reads what the author of a script gave a word. Every error names the word and shows what to write. */
final class Values {
    /** How {@code 'max'} stands in a limit. */
    static final long MAX = -1;

    private Values() {}

    /** A memory size: a quantity, a text as docker takes it, {@code 'max'}, or 0, the one number that needs no unit. */
    static long bytes(String word, @Nullable Object value) {
        if (value instanceof Bytes bytes) {
            return bytes.count();
        }
        if (value instanceof CharSequence text) {
            return text.toString().equals("max")
                    ? MAX
                    : Bytes.parse(text.toString()).count();
        }
        if (value instanceof Number number && number.doubleValue() == 0) {
            return 0;
        }
        throw value instanceof Number
                ? new WordException(word + " " + value + " has no unit: write " + word + " " + value + ".MiB or " + word
                        + " '" + value + "m'")
                : refusal(word, value, "an amount such as 64.MiB or '64m'");
    }

    static long bytesPerSecond(String word, @Nullable Object value) {
        if (value instanceof BytesPerSecond rate) {
            return rate.count();
        }
        if (value instanceof CharSequence text) {
            return text.toString().equals("max")
                    ? MAX
                    : Bytes.parse(text.toString()).count();
        }
        throw refusal(word, value, "a rate such as 10.MiB.perSecond or '10m'");
    }

    /** A whole number or {@code 'max'}. */
    static long countOrMax(String word, @Nullable Object value) {
        return isText(value, "max") ? MAX : whole(word, value, "a whole number or 'max'");
    }

    static long whole(String word, @Nullable Object value) {
        return whole(word, value, "a whole number");
    }

    private static long whole(String word, @Nullable Object value, String expected) {
        if (value instanceof Number number && number.longValue() == number.doubleValue()) {
            return number.longValue();
        }
        throw refusal(word, value, expected);
    }

    static int wholeInt(String word, @Nullable Object value) {
        long number = whole(word, value);
        if (number != (int) number) {
            throw refusal(word, value, "a smaller number");
        }
        return (int) number;
    }

    static long micros(String word, @Nullable Object value) {
        if (value instanceof Duration duration) {
            return duration.toNanos() / 1000;
        }
        return isText(value, "max") ? MAX : whole(word, value, "microseconds, or a time such as 50.millis");
    }

    static long seconds(String word, @Nullable Object value) {
        return value instanceof Duration duration
                ? duration.toSeconds()
                : whole(word, value, "seconds, or a time such as 10.minutes");
    }

    /** Permission bits, as octal digits in quotes: a bare 755 would be something else than it looks. */
    static int octal(String word, @Nullable Object value) {
        if (value instanceof CharSequence text && text.toString().matches("[0-7]{1,6}")) {
            return Integer.parseInt(text.toString(), 8);
        }
        throw refusal(word, value, "octal digits in quotes, such as '022'");
    }

    static String text(String word, @Nullable Object value) {
        if (value == null || value instanceof Collection || value instanceof Map) {
            throw refusal(word, value, "a text");
        }
        return Texts.of(value);
    }

    /** A path of the host; a relative one is seen from the current directory. */
    static String hostPath(String word, @Nullable Object value) {
        if (value instanceof CharSequence || value instanceof Path || value instanceof File) {
            return Path.of(Texts.of(value)).toAbsolutePath().normalize().toString();
        }
        throw refusal(word, value, "a path");
    }

    /** All as texts, with the elements of lists and arrays in their place. */
    static List<String> texts(String word, @Nullable Object... values) {
        var texts = new ArrayList<String>();
        for (Object value : values) {
            if (value instanceof Collection<?> list) {
                texts.addAll(texts(word, list.toArray()));
            } else if (value instanceof Object[] array) {
                texts.addAll(texts(word, array));
            } else {
                texts.add(text(word, value));
            }
        }
        return texts;
    }

    static Map<String, String> texts(String word, Map<?, ?> values) {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> texts.put(text(word, name), text(word + " " + name, value)));
        return texts;
    }

    static boolean isText(@Nullable Object value, String text) {
        return (value instanceof String || value instanceof GString)
                && value.toString().equals(text);
    }

    static WordException refusal(String word, @Nullable Object value, String expected) {
        String shown = value instanceof CharSequence ? "'" + value + "'" : Texts.of(value);
        return new WordException(word + " takes " + expected + ", got " + shown);
    }
}
