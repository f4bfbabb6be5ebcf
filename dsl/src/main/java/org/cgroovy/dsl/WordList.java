package org.cgroovy.dsl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgroovy.cgroup.manual.ShippedText;

/** What each word of scripts and of their blocks means, from {@code words.txt}: for help and completion. */
public final class WordList {
    /** The heading for words outside of all blocks. */
    public static final String SCRIPT = "script";

    private final Map<String, Map<String, Entry>> words = new LinkedHashMap<>();
    private final Map<String, String> examples = new LinkedHashMap<>();

    /**
     * One word.
     *
     * @param example how it is written
     * @param meaning in a few words
     */
    public record Entry(String word, String example, String meaning) {}

    private WordList(String text) {
        String block = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("[")) {
                int end = line.indexOf(']');
                block = line.substring(1, end);
                examples.put(block, line.substring(end + 1).strip());
                words.put(block, new LinkedHashMap<>());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" \\| ", 3);
                words.getOrDefault(block, new LinkedHashMap<>()).put(parts[0], new Entry(parts[0], parts[1], parts[2]));
            }
        }
    }

    /** Reads it. */
    public static WordList read() {
        return new WordList(ShippedText.read(WordList.class, "words.txt"));
    }

    /** The words of a block, such as {@code limits}; none when there is no such block. */
    public List<Entry> of(String block) {
        return List.copyOf(words.getOrDefault(block, Map.of()).values());
    }

    public Optional<Entry> find(String block, String word) {
        return Optional.ofNullable(words.getOrDefault(block, Map.of()).get(word));
    }

    /** The blocks that have a word of that name, {@link #SCRIPT} among them. */
    public List<String> owners(String word) {
        return words.keySet().stream()
                .filter(block -> find(block, word).isPresent())
                .toList();
    }

    /** A line that can be run, with a block of that name in it. */
    public Optional<String> example(String block) {
        return Optional.ofNullable(examples.get(block));
    }

    /** All blocks, {@link #SCRIPT} among them. */
    public List<String> blocks() {
        return List.copyOf(words.keySet());
    }
}
