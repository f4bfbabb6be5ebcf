package org.cgroovy.console.repl.complete;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cgroovy.dsl.CgroovyScript;

/**
 * Finds out what an expression before a dot is, by what its variables are and what methods say that they return: nothing
 * is called.
 */
final class ExpressionType {
    private final Function<String, Optional<Object>> variables;

    /** @param variables what is there by that name */
    ExpressionType(Function<String, Optional<Object>> variables) {
        this.variables = variables;
    }

    /** A step of an expression: a name, and whether it is called or looked into. */
    private record Step(String name, boolean called, int indexes) {}

    /** @param before what stands before the last dot */
    Optional<Class<?>> of(String before) {
        List<Step> steps = steps(before);
        if (steps.isEmpty()) {
            return literal(before);
        }
        Optional<Type> type = root(steps.get(0));
        for (Step step : steps.subList(1, steps.size())) {
            type = type.flatMap(owner -> member(raw(owner), step)).map(found -> looked(found, step.indexes()));
        }
        return type.map(ExpressionType::raw);
    }

    private static Optional<Class<?>> literal(String before) {
        if (before.endsWith("'") || before.endsWith("\"")) {
            return Optional.of(String.class);
        }
        return before.endsWith("]") ? Optional.of(List.class) : Optional.empty();
    }

    private Optional<Type> root(Step step) {
        Optional<Type> type = step.called()
                ? member(CgroovyScript.class, step)
                : step.name().matches("\\d+")
                        ? Optional.of(Integer.class)
                        : variables.apply(step.name()).map(Object::getClass);
        return type.map(found -> looked(found, step.indexes()));
    }

    private static Optional<Type> member(Class<?> owner, Step step) {
        if (step.called()) {
            return methods(owner, step.name()).map(Method::getGenericReturnType);
        }
        String capital = step.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + step.name().substring(1);
        return methods(owner, "get" + capital)
                .or(() -> methods(owner, "is" + capital))
                .or(() -> owner.isRecord() ? methods(owner, step.name()) : Optional.empty())
                .map(Method::getGenericReturnType);
    }

    private static Optional<Method> methods(Class<?> owner, String name) {
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(name) && !Modifier.isStatic(method.getModifiers()))
                .min(Comparator.comparing(Method::isBridge).thenComparing(Method::getParameterCount));
    }

    /** What is in a list or a map. */
    private static Type looked(Type type, int times) {
        Type found = type;
        for (int i = 0; i < times; i++) {
            Class<?> raw = raw(found);
            if (raw.isArray()) {
                found = raw.getComponentType();
            } else if (found instanceof ParameterizedType generic) {
                Type[] arguments = generic.getActualTypeArguments();
                found = arguments[arguments.length - 1];
            } else {
                found = Object.class;
            }
        }
        return found;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : Object.class;
    }

    /** Walks back from the end over names, dots and what is in brackets. */
    private static List<Step> steps(String text) {
        List<Step> steps = new ArrayList<>();
        int end = text.length();
        while (true) {
            boolean called = false;
            int indexes = 0;
            while (end > 0 && ")]}".indexOf(text.charAt(end - 1)) >= 0) {
                boolean index = text.charAt(end - 1) == ']';
                called |= !index;
                indexes += index ? 1 : 0;
                end = opening(text, end);
            }
            int start = end;
            while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
                start--;
            }
            if (start == end) {
                return List.of();
            }
            steps.add(0, new Step(text.substring(start, end), called, indexes));
            if (start == 0 || text.charAt(start - 1) != '.') {
                return steps;
            }
            end = text.charAt(start - 1) == '.' && start > 1 && text.charAt(start - 2) == '?' ? start - 2 : start - 1;
        }
    }

    private static int opening(String text, int end) {
        int depth = 0;
        for (int at = end - 1; at >= 0; at--) {
            depth += ")]}".indexOf(text.charAt(at)) >= 0 ? 1 : "([{".indexOf(text.charAt(at)) >= 0 ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return 0;
    }

    /** For an expression that is a map with names for its entries. */
    static List<String> keys(Map<?, ?> map) {
        return map.keySet().stream()
                .map(String::valueOf)
                .filter(key -> key.matches("[A-Za-z_]\\w*"))
                .toList();
    }
}
