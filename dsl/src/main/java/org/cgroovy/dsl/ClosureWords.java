package org.cgroovy.dsl;

import groovy.lang.Closure;
import java.time.Duration;

/**
 * What closures get from Groovy, and need otherwise: its {@code sleep} goes on when interrupted. A Groovy extension
 * module names this class.
 */
public final class ClosureWords {
    private ClosureWords() {}

    public static void sleep(Closure<?> self, long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    public static void sleep(Closure<?> self, Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
