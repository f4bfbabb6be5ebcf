package org.cgroovy.console.repl.complete;

import groovy.lang.GroovySystem;
import groovy.lang.MetaMethod;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
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
            "setProperty",
            "addShutdownHook",
            "getMetaPropertyValues",
            "metaClass",
            "withMethodClosure",
            "withTraits",
            "hasProperty",
            "respondsTo",
            "numberAwareCompareTo",
            "describeConstable",
            "resolveConstantDesc");

    private final Map<Class<?>, List<Choice>> known = new ConcurrentHashMap<>();

    List<Choice> of(Class<?> type) {
        return known.computeIfAbsent(type, Members::list);
    }

    /** What the class itself has. */
    List<Choice> ofClass(Class<?> type) {
        Map<String, String> members = new TreeMap<>();
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                members.put(field.getName(), field.getType().getSimpleName());
            }
        }
        for (Method method : type.getMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && !method.getName().contains("$")) {
                members.put(method.getName() + "(", about(method.getParameterTypes(), method.getReturnType()));
            }
        }
        members.put("class", "Class");
        return choices(members);
    }

    private static List<Choice> list(Class<?> type) {
        Map<String, String> members = new TreeMap<>();
        for (Object each :
                GroovySystem.getMetaClassRegistry().getMetaClass(type).getMetaMethods()) {
            MetaMethod method = (MetaMethod) each;
            if (method.isPublic()) {
                put(members, method.getName(), method.getNativeParameterTypes(), method.getReturnType());
            }
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                members.put(component.getName(), component.getType().getSimpleName());
            }
        }
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !method.isBridge()) {
                put(members, method.getName(), method.getParameterTypes(), method.getReturnType());
            }
        }
        return choices(members);
    }

    private static void put(Map<String, String> members, String name, Class<?>[] parameters, Class<?> result) {
        if (NOISE.contains(name) || name.contains("$") || !Character.isJavaIdentifierStart(name.charAt(0))) {
            return;
        }
        members.put(name + "(", about(parameters, result));
        if (parameters.length == 0 && name.matches("(get|is)[A-Z].*")) {
            members.put(property(name.replaceFirst("^(get|is)", "")), result.getSimpleName());
        }
    }

    /** As beans have it, {@code name} of {@code getName}; units stay as they are, {@code MiB} of {@code getMiB}. */
    private static String property(String name) {
        boolean asIs = name.matches("[KMGT]i?B|[A-Z]{2}.*");
        return asIs ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static List<Choice> choices(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> new Choice(member.getKey(), member.getValue(), false))
                .toList();
    }

    private static String about(Class<?>[] parameters, Class<?> result) {
        return Arrays.stream(parameters).map(Class::getSimpleName).collect(Collectors.joining(", ", "", ")"))
                + (result == void.class ? "" : " gives " + result.getSimpleName());
    }
}
