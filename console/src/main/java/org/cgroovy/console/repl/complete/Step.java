package org.cgroovy.console.repl.complete;

import java.util.ArrayList;
import java.util.List;

/**
 * A step of an expression such as {@code ps()[0].name}: a name, whether it is called, and how often it is looked into.
 */
record Step(String name, boolean called, int indexes) {
    /** Walks back from the end over names, dots and what is in brackets. */
    static List<Step> of(String text) {
        List<Step> steps = new ArrayList<>();
        int end = text.length();
        while (true) {
            boolean called = false;
            int indexes = 0;
            while (end > 0 && ")]}".indexOf(text.charAt(end - 1)) >= 0) {
                boolean index = text.charAt(end - 1) == ']';
                called |= !index;
                indexes += index ? 1 : 0;
                end = opening(text, end);
            }
            int start = end;
            while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
                start--;
            }
            if (start == end) {
                return List.of();
            }
            steps.add(0, new Step(text.substring(start, end), called, indexes));
            if (start == 0 || text.charAt(start - 1) != '.') {
                return steps;
            }
            end = text.charAt(start - 1) == '.' && start > 1 && text.charAt(start - 2) == '?' ? start - 2 : start - 1;
        }
    }

    private static int opening(String text, int end) {
        int depth = 0;
        for (int at = end - 1; at >= 0; at--) {
            depth += ")]}".indexOf(text.charAt(at)) >= 0 ? 1 : "([{".indexOf(text.charAt(at)) >= 0 ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return 0;
    }
}
