package org.cgroovy.dsl;

import java.util.function.Function;

/**
 * How the description of a container ends in Java: with {@code run}, {@code start} or {@code capture}. It happens when
 * the description is complete.
 *
 * @param <R> what comes of it
 */
public final class Ending<R> {
    private final Function<ContainerDefinition, R> act;

    Ending(Function<ContainerDefinition, R> act) {
        this.act = act;
    }

    R reach(ContainerDefinition definition) {
        return act.apply(definition);
    }
}
