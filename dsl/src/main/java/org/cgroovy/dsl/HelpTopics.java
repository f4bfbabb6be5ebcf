package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.cgroup.manual.Pages;

/**
 * What there is to be told by {@code help}: control files, the controllers that have them, the blocks of scripts, their
 * words, and errors of the kernel.
 */
public final class HelpTopics {
    private HelpTopics() {}

    /** The text about a topic. @throws WordException when it is none, with what may have been meant */
    public static String about(String topic) {
        List<String> texts = new ArrayList<>();
        WordList words = WordList.read();
        block(words, topic).ifPresent(texts::add);
        Pages.about(topic).ifPresent(texts::add);
        word(words, topic).ifPresent(texts::add);
        ErrorPages.about(topic).ifPresent(texts::add);
        if (texts.isEmpty()) {
            throw unknown(topic);
        }
        return String.join("\n\n", texts);
    }

    /** How to ask. */
    public static String overview() {
        return "help 'memory.high' explains a control file, help 'memory' lists those of a controller: "
                + String.join(", ", Manual.SHIPPED.controllers())
                + "\nhelp 'EBUSY' says what an error of the kernel means, help 'rootfs' what a word does"
                + "\nhelp 'limits' lists the words of a block: "
                + String.join(", ", Vocabulary.blocks());
    }

    /** A line that can be run and shows what the topic is about; it changes nothing that stays. */
    public static Optional<String> example(String topic) {
        return WordList.read().example(topic).or(() -> ErrorPages.example(topic));
    }

    /** All topics, in the order of their letters. */
    public static Collection<String> topics() {
        TreeSet<String> topics = new TreeSet<>(Manual.SHIPPED.names());
        topics.addAll(Manual.SHIPPED.controllers());
        WordList words = WordList.read();
        words.blocks().forEach(block -> {
            topics.add(block);
            words.of(block).forEach(entry -> topics.add(entry.word()));
        });
        topics.addAll(ErrorPages.names());
        return topics;
    }

    private static Optional<String> block(WordList words, String topic) {
        List<WordList.Entry> entries = words.of(topic);
        int width =
                entries.stream().mapToInt(entry -> entry.word().length()).max().orElse(0);
        String place = topic.equals(WordList.SCRIPT) ? "scripts know" : topic + " { } knows";
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(place + "\n"
                        + entries.stream()
                                .map(entry -> ("  %-" + width + "s  %s").formatted(entry.word(), entry.meaning()))
                                .collect(Collectors.joining("\n")));
    }

    private static Optional<String> word(WordList words, String topic) {
        String text = words.owners(topic).stream()
                .flatMap(block -> words.find(block, topic).stream()
                        .map(entry -> written(block, entry) + "\n  " + entry.meaning()))
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String written(String block, WordList.Entry entry) {
        return block.equals(WordList.SCRIPT) ? entry.example() : block + " { " + entry.example() + " }";
    }

    private static WordException unknown(String topic) {
        Collection<String> topics = topics();
        return new WordException("no help for " + topic + "; "
                + ending(topic, topics)
                        .or(() -> Suggestion.of(topic, topics))
                        .map(best -> "did you mean " + best + "?")
                        .orElse(
                                "it knows control files such as memory.max, controllers such as memory, and blocks such as"
                                        + " limits"));
    }

    /** {@code limit_in_bytes} and {@code swap.max} are how names end. */
    private static Optional<String> ending(String topic, Collection<String> topics) {
        return topics.stream().filter(name -> name.endsWith("." + topic)).min(Comparator.comparingInt(String::length));
    }
}
