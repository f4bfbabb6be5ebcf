package org.cgroovy.console.jshell;

import groovy.lang.GString;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** How a value of Groovy is declared in Java. */
final class JavaTypes {
    private JavaTypes() {}

    /** Whether a variable of that name can be one of Java. */
    static boolean isName(String name) {
        return SourceVersion.isName(name) && !name.contains(".") && !name.startsWith("_") && !name.startsWith("$");
    }

    /** The value as Java knows such ones. */
    static Object value(Object value) {
        return value instanceof GString text ? text.toString() : value;
    }

    /** The most that the compiler may know of it. */
    static String of(Object value) {
        if (value instanceof List<?>) {
            return "java.util.List<Object>";
        } else if (value instanceof Map<?, ?>) {
            return "java.util.Map<Object, Object>";
        } else if (value instanceof Set<?>) {
            return "java.util.Set<Object>";
        } else if (value instanceof Path) {
            return "java.nio.file.Path";
        }
        return nameable(value.getClass()).orElse("Object");
    }

    private static Optional<String> nameable(Class<?> type) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            Optional<String> name = Stream.concat(Stream.of(each), Stream.of(each.getInterfaces()))
                    .filter(JavaTypes::isNameable)
                    .map(Class::getCanonicalName)
                    .findFirst();
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    private static boolean isNameable(Class<?> type) {
        Class<?> element = type.isArray() ? type.getComponentType() : type;
        Class<?> around = element.getEnclosingClass();
        return Modifier.isPublic(element.getModifiers())
                && element.getCanonicalName() != null
                && (around == null || isNameable(around))
                && element.getModule().isExported(element.getPackageName())
                && isKnown(element);
    }

    /** Classes that were typed into the console are not on the compiler's class path. */
    private static boolean isKnown(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || loader == JavaTypes.class.getClassLoader();
    }
}
