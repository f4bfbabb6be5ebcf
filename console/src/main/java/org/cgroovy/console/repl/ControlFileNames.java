package org.cgroovy.console.repl;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.dsl.ControlGroup;

/**
 * The control files that may be meant at the cursor: in quotes those of the manual ({@code help 'mem}, {@code set 'cpu.}) or
 * those that the cgroup has ({@code cg['pids.}), behind a cgroup's dot those that it has ({@code cg.memory.}).
 */
final class ControlFileNames {
    private static final Pattern QUOTED =
            Pattern.compile("(?s)(?:^|.*[\\s;{(])(?:(help|set)\\s*\\(?\\s*|(\\w+)\\[)(['\"])([\\w.]*)$");
    private static final Pattern PROPERTY = Pattern.compile("(?s)(?:^|.*[^\\w.'\"])(\\w+)\\.([\\w.]*)$");

    /**
     * @param names what can stand for the word at the end of the text: without what is before their last dot there
     * @param end what closes such a name, a quote or more
     */
    record Offer(List<String> names, String end) {
        static final Offer NONE = new Offer(List.of(), "");
    }

    private ControlFileNames() {}

    /** @param values the variables of the user */
    static Offer at(String before, Function<String, Optional<Object>> values) {
        Matcher quoted = QUOTED.matcher(before);
        if (quoted.matches()) {
            String begun = quoted.group(4);
            String quote = quoted.group(3);
            return quoted.group(1) == null
                    ? cgroup(quoted.group(2), values)
                            .map(cgroup -> new Offer(rests(begun, cgroup.getFiles()), quote + "]"))
                            .orElse(Offer.NONE)
                    : new Offer(rests(begun, topics(quoted.group(1))), quote);
        }
        Matcher property = PROPERTY.matcher(before);
        return property.matches()
                ? cgroup(property.group(1), values)
                        .map(cgroup -> new Offer(steps(property.group(2), cgroup.getFiles()), ""))
                        .orElse(Offer.NONE)
                : Offer.NONE;
    }

    private static Collection<String> topics(String word) {
        TreeSet<String> names = new TreeSet<>(Manual.SHIPPED.names());
        if (word.equals("help")) {
            names.addAll(Manual.SHIPPED.controllers());
        }
        return names;
    }

    private static Optional<ControlGroup> cgroup(String variable, Function<String, Optional<Object>> values) {
        return values.apply(variable).filter(ControlGroup.class::isInstance).map(ControlGroup.class::cast);
    }

    private static List<String> rests(String begun, Collection<String> names) {
        int dot = begun.lastIndexOf('.') + 1;
        return names.stream()
                .filter(name -> name.startsWith(begun))
                .map(name -> name.substring(dot))
                .distinct()
                .toList();
    }

    /** The next part alone, as it is typed part by part. */
    private static List<String> steps(String begun, Collection<String> names) {
        return rests(begun, names).stream()
                .map(name -> name.replaceAll("\\..*", ""))
                .distinct()
                .toList();
    }
}
