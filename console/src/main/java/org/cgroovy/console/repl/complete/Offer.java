package org.cgroovy.console.repl.complete;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What may stand at the cursor.
 *
 * @param begun what is there of it already
 * @param choices what it may become, with a line about each
 * @param end what closes it, such as a quote
 */
public record Offer(String begun, List<Choice> choices, String end) {
    static final Offer NONE = new Offer("", List.of(), "");

    /** More than that nobody reads: they are told together, by how they go on. */
    private static final int MANY = 300;

    /**
     * One of them.
     *
     * @param whole whether it ends there, and not goes on as a path does
     */
    public record Choice(String text, String about, boolean whole) {}

    public Offer {
        choices = List.copyOf(choices);
    }

    static Choice choice(String text, String about) {
        return new Choice(text, about, true);
    }

    /** Those of the names that begin so. */
    static Offer of(String begun, Collection<String> names, Function<String, String> about, String end) {
        List<Choice> choices = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(begun)) {
                choices.add(choice(name, about.apply(name)));
            }
        }
        return new Offer(begun, choices, end);
    }

    static Offer of(String begun, Collection<String> names, String end) {
        return of(begun, names, name -> "", end);
    }

    /** Those of the choices that begin so. */
    static Offer among(String begun, List<Choice> all, String end) {
        return new Offer(
                begun,
                all.stream().filter(choice -> choice.text().startsWith(begun)).toList(),
                end);
    }

    boolean isEmpty() {
        return choices.isEmpty();
    }

    /** Those of the names that begin so, all of which do; where there are many, those that go on alike are one. */
    static Offer narrowed(String begun, Collection<String> names, String end) {
        if (names.size() <= MANY) {
            return of(begun, new TreeSet<>(names), end);
        }
        int common = common(names);
        Map<String, Integer> counts = new HashMap<>();
        Map<String, String> samples = new HashMap<>();
        for (String name : names) {
            String start = name.substring(0, Math.min(name.length(), common + 1));
            counts.merge(start, 1, Integer::sum);
            samples.put(start, name);
        }
        List<Choice> fewer = new ArrayList<>();
        new TreeMap<>(counts)
                .forEach((start, count) -> fewer.add(
                        count == 1
                                ? choice(samples.getOrDefault(start, start), "")
                                : new Choice(start, count + " cgroups", false)));
        return new Offer(begun, fewer, end);
    }

    /** How many letters all of them begin with. */
    private static int common(Collection<String> names) {
        String first = names.iterator().next();
        int common = first.length();
        for (String name : names) {
            int same = 0;
            while (same < common && same < name.length() && name.charAt(same) == first.charAt(same)) {
                same++;
            }
            common = same;
        }
        return common;
    }
}
