package org.cgroovy.console.repl;

import java.util.Map;

/**
 * Colours, where they are wanted.
 *
 * @see "https://no-color.org"
 */
record Colours(boolean wanted) {
    private static final String RESET = "\033[0m";

    static Colours of(boolean terminal, Map<String, String> environment) {
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Colours(terminal
                && !refused
                && !environment.getOrDefault("TERM", "dumb").equals("dumb"));
    }

    String red(String text) {
        return wanted ? "\033[31m" + text + RESET : text;
    }

    String bold(String text) {
        return wanted ? "\033[1m" + text + RESET : text;
    }
}
