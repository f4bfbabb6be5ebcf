package org.cgroovy.console.repl.show;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value with fields in its fields as a tree. */
final class ValueTree {
    /** Whoever holds itself would never end. */
    private static final int DEEPEST = 20;

    private final Function<@Nullable Object, String> text;
    private final boolean utf8;
    private final List<String> lines = new ArrayList<>();

    /** @param text how to write a leaf */
    ValueTree(Function<@Nullable Object, String> text, boolean utf8) {
        this.text = text;
        this.utf8 = utf8;
    }

    String of(Object value) {
        Fields.of(value).forEach((name, each) -> add(String.valueOf(name), each, "", "", 0));
        return String.join("\n", lines);
    }

    private void add(String name, Object value, String first, String rest, int depth) {
        if (depth > DEEPEST || !Fields.branches(value)) {
            lines.add(first + name + ": " + text.apply(value));
            return;
        }
        lines.add(first + name);
        if (value instanceof Collection<?> values) {
            int number = 0;
            for (Object each : values) {
                child("" + number, each == null ? "-" : each, rest, ++number == values.size(), depth);
            }
            return;
        }
        int[] left = {Fields.of(value).size()};
        Fields.of(value).forEach((key, each) -> child(String.valueOf(key), each, rest, --left[0] == 0, depth));
    }

    private void child(String name, Object value, String before, boolean last, int depth) {
        String branch = utf8 ? (last ? "└─ " : "├─ ") : (last ? "`- " : "|- ");
        String trunk = last ? "   " : utf8 ? "│  " : "|  ";
        add(name, value, before + branch, before + trunk, depth + 1);
    }
}
