package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The named values of one word, such as {@code swap: 0}; a name that nobody asked for is an error. */
final class Options {
    private final String word;
    private final Map<?, ?> values;
    private final List<String> known = new ArrayList<>();

    Options(String word, Map<?, ?> values) {
        this.word = word;
        this.values = values;
    }

    /** Hands the value of that name over, when it was given. */
    Options take(String name, Consumer<@Nullable Object> taker) {
        known.add(name);
        if (values.containsKey(name)) {
            taker.accept(values.get(name));
        }
        return this;
    }

    /** Called last. */
    void end() {
        for (Object name : values.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw new WordException(
                        word + " knows no " + name + ": " + Suggestion.text(String.valueOf(name), known));
            }
        }
    }
}
