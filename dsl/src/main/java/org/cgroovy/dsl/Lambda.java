package org.cgroovy.dsl;

import groovy.lang.Closure;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A lambda of Java where the words take a closure. */
final class Lambda extends Closure<Object> {
    private static final long serialVersionUID = 1L;

    private final transient Function<@Nullable Object, ? extends @Nullable Object> function;

    Lambda(Object owner, Function<@Nullable Object, ? extends @Nullable Object> function) {
        super(owner);
        this.function = function;
        maximumNumberOfParameters = 1;
    }

    /** Called by Groovy. */
    public @Nullable Object doCall(@Nullable Object argument) {
        return function.apply(argument);
    }
}
