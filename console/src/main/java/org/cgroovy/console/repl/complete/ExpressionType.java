package org.cgroovy.console.repl.complete;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cgroovy.dsl.CgroovyScript;

/**
 * Finds out what an expression before a dot is, by what its variables are and what methods say that they return: nothing
 * is called.
 */
final class ExpressionType {
    private final Scope scope;

    ExpressionType(Scope scope) {
        this.scope = scope;
    }

    /** @param before what stands before the last dot */
    Optional<Class<?>> of(String before) {
        return generic(before).map(ExpressionType::raw);
    }

    /** The class that is meant when it is the name of one, which has other members than its objects. */
    Optional<Class<?>> named(String before) {
        List<Step> steps = Step.of(before);
        return steps.size() == 1 ? named(steps.get(0)) : Optional.empty();
    }

    private Optional<Type> generic(String before) {
        List<Step> steps = Step.of(before);
        if (steps.isEmpty()) {
            return literal(before);
        }
        Step first = steps.get(0);
        Optional<Class<?>> known = named(first);
        boolean ofClass = known.isPresent() && steps.size() > 1;
        Optional<Type> type = ofClass
                ? known.flatMap(owner -> member(owner, steps.get(1), true))
                : root(first, before).map(found -> looked(found, first.indexes()));
        for (Step step : steps.subList(ofClass ? 2 : 1, steps.size())) {
            type = type.flatMap(owner -> member(raw(owner), step, false)).map(found -> looked(found, step.indexes()));
        }
        return type;
    }

    private Optional<Class<?>> named(Step step) {
        boolean name = !step.called() && step.indexes() == 0;
        return name && scope.value(step.name()).isEmpty() ? scope.type(step.name()) : Optional.empty();
    }

    private static Optional<Type> literal(String before) {
        if (before.endsWith("'") || before.endsWith("\"")) {
            return Optional.of(String.class);
        }
        return before.endsWith("]") ? Optional.of(List.class) : Optional.empty();
    }

    private Optional<Type> root(Step step, String before) {
        if (step.called()) {
            return member(CgroovyScript.class, step, false);
        }
        if (step.name().matches("\\d+")) {
            return Optional.of(Integer.class);
        }
        return scope.value(step.name()).<Type>map(Object::getClass).or(() -> parameter(step.name(), before));
    }

    /** What a closure is called with by the method before it, {@code ps().each { it }}: an element of what has the method. */
    private Optional<Type> parameter(String name, String before) {
        return ClosureAtCursor.of(before)
                .filter(closure -> closure.parameter().equals(name))
                .flatMap(closure -> closure.withItself() ? generic(closure.receiver()) : element(closure.receiver()));
    }

    private Optional<Type> element(String receiver) {
        Optional<Object> first = scope.value(receiver.strip())
                .filter(Iterable.class::isInstance)
                .map(value -> ((Iterable<?>) value).iterator())
                .filter(Iterator::hasNext)
                .map(Iterator::next);
        return first.<Type>map(Object::getClass)
                .or(() -> generic(receiver).filter(ExpressionType::isMany).map(type -> looked(type, 1)));
    }

    private static boolean isMany(Type type) {
        return Iterable.class.isAssignableFrom(raw(type)) || raw(type).isArray();
    }

    private static Optional<Type> member(Class<?> owner, Step step, boolean ofClass) {
        if (step.called()) {
            return methods(owner, step.name(), ofClass).map(Method::getGenericReturnType);
        }
        String capital = step.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + step.name().substring(1);
        return methods(owner, "get" + capital, ofClass)
                .or(() -> methods(owner, "is" + capital, ofClass))
                .or(() -> owner.isRecord() ? methods(owner, step.name(), ofClass) : Optional.empty())
                .map(Method::getGenericReturnType)
                .or(() -> ofClass ? field(owner, step.name()) : Optional.empty());
    }

    private static Optional<Type> field(Class<?> owner, String name) {
        return Arrays.stream(owner.getFields())
                .filter(field -> field.getName().equals(name) && Modifier.isStatic(field.getModifiers()))
                .findFirst()
                .map(Field::getGenericType);
    }

    private static Optional<Method> methods(Class<?> owner, String name, boolean ofClass) {
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(name) && Modifier.isStatic(method.getModifiers()) == ofClass)
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
            return MethodType.methodType(known).wrap().returnType();
        }
        return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : Object.class;
    }

    /** For an expression that is a map with names for its entries. */
    static List<String> keys(Map<?, ?> map) {
        return map.keySet().stream()
                .map(String::valueOf)
                .filter(key -> key.matches("[A-Za-z_]\\w*"))
                .toList();
    }
}
