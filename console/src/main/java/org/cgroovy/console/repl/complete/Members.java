package org.cgroovy.console.repl.complete;

import groovy.lang.GroovySystem;
import groovy.lang.MetaMethod;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cgroovy.console.repl.complete.Offer.Choice;

/** The properties and methods of a class, and the methods that Groovy adds to it. */
final class Members {
    /** What every object has and hardly anybody types. */
    private static final Set<String> NOISE = Set.of(
            "wait",
            "notify",
            "notifyAll",
            "getMetaClass",
            "setMetaClass",
            "invokeMethod",
            "getProperty",
            "setProperty");

    private final Map<Class<?>, List<Choice>> known = new ConcurrentHashMap<>();

    List<Choice> of(Class<?> type) {
        return known.computeIfAbsent(type, Members::list);
    }

    private static List<Choice> list(Class<?> type) {
        Map<String, String> members = new TreeMap<>();
        for (Object each :
                GroovySystem.getMetaClassRegistry().getMetaClass(type).getMetaMethods()) {
            MetaMethod method = (MetaMethod) each;
            if (method.isPublic()
                    && Character.isJavaIdentifierStart(method.getName().charAt(0))) {
                members.putIfAbsent(
                        method.getName() + "(", about(method.getNativeParameterTypes(), method.getReturnType()));
            }
        }
        for (Method method : type.getMethods()) {
            String name = method.getName();
            if (Modifier.isStatic(method.getModifiers())
                    || name.contains("$")
                    || NOISE.contains(name)
                    || method.isBridge()) {
                continue;
            }
            members.put(name + "(", about(method.getParameterTypes(), method.getReturnType()));
            if (method.getParameterCount() == 0 && name.matches("(get|is)[A-Z].*")) {
                String property = name.replaceFirst("^(get|is)", "");
                members.put(
                        property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1),
                        method.getReturnType().getSimpleName());
            }
        }
        return members.entrySet().stream()
                .map(member -> new Choice(member.getKey(), member.getValue(), false))
                .toList();
    }

    private static String about(Class<?>[] parameters, Class<?> result) {
        return Arrays.stream(parameters).map(Class::getSimpleName).collect(Collectors.joining(", ", "", ")"))
                + (result == void.class ? "" : " gives " + result.getSimpleName());
    }
}
