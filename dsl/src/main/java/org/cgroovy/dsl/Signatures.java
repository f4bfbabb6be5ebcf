package org.cgroovy.dsl;

import groovy.lang.Closure;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells in an error what a word takes, from the parameters of its methods. */
final class Signatures {
    private Signatures() {}

    static String refusal(Class<?> type, String word, Object[] arguments) {
        String given = Arrays.stream(arguments).map(Signatures::kind).collect(Collectors.joining(", "));
        return word + " does not take (" + given + "): write " + forms(type, word);
    }

    static String bare(Class<?> type, String word) {
        String forms = forms(type, word);
        return word + (forms.equals(word + "()") ? " needs parentheses: write " : " needs a value: write ") + forms;
    }

    private static String forms(Class<?> type, String word) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(word) && !method.isSynthetic())
                .filter(method -> Arrays.stream(method.getParameterTypes()).noneMatch(Consumer.class::equals))
                .map(Signatures::form)
                .sorted()
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static String form(Method method) {
        String parameters = Arrays.stream(method.getParameters())
                .map(parameter -> name(method, parameter))
                .collect(Collectors.joining(", "));
        return method.getName() + (parameters.isEmpty() ? "()" : " " + parameters);
    }

    private static String name(Method method, Parameter parameter) {
        if (parameter.getType() == Closure.class) {
            return "{ … }";
        }
        if (Map.class.isAssignableFrom(parameter.getType())) {
            return parameter.getName() + ": …";
        }
        return method.isVarArgs() && parameter.getType().isArray() ? parameter.getName() + "…" : parameter.getName();
    }

    /** A call as it was made. */
    static String call(String method, Object[] arguments) {
        return method + "(" + Arrays.stream(arguments).map(Signatures::kind).collect(Collectors.joining(", ")) + ")";
    }

    static String kind(@Nullable Object value) {
        if (value instanceof Class<?> type) {
            return type.getSimpleName();
        }
        if (value instanceof CharSequence) {
            return "'" + value + "'";
        }
        if (value instanceof Number || value instanceof Boolean || value == null) {
            return String.valueOf(value);
        }
        return value instanceof Closure ? "{ … }" : value.getClass().getSimpleName();
    }
}
