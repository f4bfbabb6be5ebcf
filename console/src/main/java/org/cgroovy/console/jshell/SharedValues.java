package org.cgroovy.console.jshell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Values on their way into variables of JShell, whose own code takes them from here. */
public final class SharedValues {
    private final Map<String, Object> values = new ConcurrentHashMap<>();

    SharedValues() {}

    /** Called by code that JShell compiled: gives the value for the variable of that name. */
    public static @Nullable Object of(String name) {
        if (Thread.currentThread().getContextClassLoader() instanceof Holder holder) {
            return holder.shared().values.get(name);
        }
        throw new IllegalStateException("this is for lines of Java in the console");
    }

    void put(String name, Object value) {
        values.put(name, value);
    }

    void clear() {
        values.clear();
    }

    /** The class loader of what JShell compiled. */
    interface Holder {
        SharedValues shared();
    }
}
