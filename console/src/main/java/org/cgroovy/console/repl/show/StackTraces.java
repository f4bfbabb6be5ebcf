package org.cgroovy.console.repl.show;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What was thrown, at length: with all its causes, and without the frames of Groovy and of Java's reflection. */
final class StackTraces {
    private static final List<String> INNER = List.of(
            "org.codehaus.groovy.",
            "org.apache.groovy.",
            "groovy.lang.",
            "java.lang.reflect.",
            "java.lang.invoke.",
            "jdk.internal.",
            "org.cgroovy.console.");

    private StackTraces() {}

    static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.toString());
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(thrown);
        frames(thrown).forEach(frame -> text.append("\n    at ").append(frame));
        for (Throwable cause = thrown.getCause(); cause != null && seen.add(cause); cause = cause.getCause()) {
            text.append("\ncaused by ").append(cause);
            frames(cause).forEach(frame -> text.append("\n    at ").append(frame));
        }
        return text.toString();
    }

    private static Stream<StackTraceElement> frames(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> INNER.stream().noneMatch(frame.getClassName()::startsWith));
    }
}
