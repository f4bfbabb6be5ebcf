package org.cgroovy.console.jshell;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs what JShell has compiled on the thread that asks for it, and keeps what came of it: JShell itself passes on texts
 * only.
 */
final class Snippets extends DirectExecutionControl {
    private final SnippetClasses classes;
    private Optional<Object> value = Optional.empty();
    private Optional<Throwable> thrown = Optional.empty();

    Snippets(SnippetClasses classes) {
        super(classes);
        this.classes = classes;
    }

    /** Forgets what came of the last one. */
    void begin() {
        value = Optional.empty();
        thrown = Optional.empty();
    }

    /** What the last one gave; empty for null. */
    Optional<Object> value() {
        return value;
    }

    /** What ended the last one. */
    Optional<Throwable> thrown() {
        return thrown;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes.loader());
        try {
            @Nullable Object given = method.invoke(null);
            value = Optional.ofNullable(given);
            return "";
        } catch (InvocationTargetException e) {
            thrown = Optional.ofNullable(e.getCause());
            throw e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public String varValue(String className, String variable)
            throws RunException, EngineTerminationException, InternalException {
        try {
            Field field = classes.findClass(className).getDeclaredField(variable);
            field.setAccessible(true);
            value = Optional.ofNullable(field.get(null));
            return "";
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
    }
}
