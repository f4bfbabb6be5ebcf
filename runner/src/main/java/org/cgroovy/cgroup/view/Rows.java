package org.cgroovy.cgroup.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The lines of a control file by their first word; what follows it may be a number, pairs, or a word and a number. */
record Rows(Map<String, List<List<String>>> rows) {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    static Rows of(String text) {
        Map<String, List<List<String>>> rows = new LinkedHashMap<>();
        text.lines()
                .map(line -> List.of(SPACE.split(line.strip())))
                .forEach(words -> rows.merge(words.get(0), List.of(words.subList(1, words.size())), Rows::joined));
        return new Rows(rows);
    }

    private static List<List<String>> joined(List<List<String>> some, List<List<String>> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    /** {@code max 3} */
    OptionalLong number(String key) {
        return rows.getOrDefault(key, List.of()).stream()
                .filter(words ->
                        words.size() == 1 && NUMBER.matcher(words.get(0)).matches())
                .mapToLong(words -> Long.parseLong(words.get(0)))
                .findFirst();
    }

    /** {@code 8:0 rbytes=5 wbytes=7}, as v2 has it, or {@code 8:0 Read 5}, as v1 has it. */
    Optional<String> pair(String key, String name) {
        for (List<String> words : rows.getOrDefault(key, List.of())) {
            if (words.size() == 2 && words.get(0).equals(name)) {
                return Optional.of(words.get(1));
            }
            for (String word : words) {
                if (word.startsWith(name + "=")) {
                    return Optional.of(word.substring(name.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** The same as a number; empty when it is {@code max}. */
    OptionalLong numberOf(String key, String name) {
        return pair(key, name)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }
}
