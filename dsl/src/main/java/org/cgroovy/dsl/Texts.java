package org.cgroovy.dsl;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.util.Collection;
import java.util.Map;
import org.codehaus.groovy.runtime.FormatHelper;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into text as Groovy does. Groovy's own way is taken only where it differs from Java's, for the first use
 * of it costs some 150 ms: it lists the classes of the JDK.
 */
final class Texts {
    private Texts() {}

    static String of(@Nullable Object value) {
        if (value instanceof GString text) {
            return isPlain(text.getValues()) ? join(text.getStrings(), text.getValues()) : text.toString();
        }
        return needsGroovy(value) ? FormatHelper.toString(value) : String.valueOf(value);
    }

    private static boolean needsGroovy(@Nullable Object value) {
        return value instanceof Collection
                || value instanceof Map
                || value instanceof Closure
                || (value != null && value.getClass().isArray());
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
