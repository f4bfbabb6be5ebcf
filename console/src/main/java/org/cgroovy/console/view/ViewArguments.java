package org.cgroovy.console.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgroovy.cgroup.tree.CgroupAddress;
import org.cgroovy.console.UsageException;
import org.cgroovy.dsl.Suggestion;

/** The arguments of a view: options with and without a value, and words. */
final class ViewArguments {
    private final String usage;
    private final Map<String, String> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /**
     * @param usage what to show when they are wrong
     * @param names each option by all its names, {@code "-d --depth="}; one that ends with {@code =} takes a value
     */
    ViewArguments(String usage, List<String> names, List<String> arguments) {
        this.usage = usage;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("-") || word.equals("-")) {
                words.add(word);
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            String option = names.stream()
                    .filter(each ->
                            List.of(each.replace("=", "").split(" ", -1)).contains(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(name, names));
            boolean takes = option.endsWith("=");
            String key = option.replace("=", "").replaceAll(".* ", "");
            if (equals >= 0) {
                options.put(key, requireTaking(takes, name, word.substring(equals + 1)));
            } else if (takes && i + 1 == arguments.size()) {
                throw wrong(name + " needs a value");
            } else {
                options.put(key, takes ? arguments.get(++i) : "");
            }
        }
    }

    private String requireTaking(boolean takes, String name, String value) {
        if (!takes) {
            throw wrong(name + " takes no value");
        }
        return value;
    }

    private UsageException unknown(String name, List<String> names) {
        List<String> known = names.stream()
                .flatMap(each -> List.of(each.replace("=", "").split(" ", -1)).stream())
                .toList();
        return wrong("no option " + name
                + Suggestion.of(name, known)
                        .map(best -> "; did you mean " + best + "?")
                        .orElse(""));
    }

    UsageException wrong(String what) {
        return new UsageException(what + ": " + usage);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** A number from 0 on, such as 3 or 0.5. */
    double number(String option, double otherwise) {
        String text = options.getOrDefault(option, "");
        if (text.isEmpty() && !options.containsKey(option)) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            throw wrong(option + " takes a number from 0 on, got '" + text + "'");
        }
        return Double.parseDouble(text);
    }

    /** The only word; empty when there is none. */
    Optional<String> word() {
        if (words.size() > 1) {
            throw wrong("one at a time, got " + words);
        }
        return words.stream().findFirst();
    }

    CgroupAddress address(String text) {
        try {
            return CgroupAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
