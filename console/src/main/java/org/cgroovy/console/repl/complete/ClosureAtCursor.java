package org.cgroovy.console.repl.complete;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A closure that is being typed, and the method that it is given to.
 *
 * @param receiver the expression that has the method
 * @param parameter what the closure calls what it is called with
 */
record ClosureAtCursor(String receiver, String method, String parameter) {
    private static final Set<String> WITH_ITSELF = Set.of("with", "tap");
    private static final Pattern METHOD = Pattern.compile("(?s)(.*)\\.(\\w+)\\s*(?:\\([^(){}]*)?$");
    private static final Pattern PARAMETER = Pattern.compile("(?s)\\s*(\\w+)\\s*->.*");

    /** The innermost one that is open at the end of a text; empty when there is none behind a method. */
    static Optional<ClosureAtCursor> of(String text) {
        int brace = open(text);
        Matcher method = METHOD.matcher(text.substring(0, Math.max(0, brace)));
        if (!method.matches()) {
            return Optional.empty();
        }
        Matcher parameter = PARAMETER.matcher(text.substring(brace + 1));
        String name = parameter.matches() ? parameter.group(1) : "it";
        return Optional.of(new ClosureAtCursor(method.group(1), method.group(2), name));
    }

    /** Whether the closure gets the receiver, and not one element of it after the other. */
    boolean withItself() {
        return WITH_ITSELF.contains(method);
    }

    private static int open(String text) {
        int depth = 0;
        for (int at = text.length() - 1; at >= 0; at--) {
            char character = text.charAt(at);
            depth += character == '}' ? 1 : character == '{' ? -1 : 0;
            if (depth < 0) {
                return at;
            }
        }
        return -1;
    }
}
