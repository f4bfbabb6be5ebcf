package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.cgroup.manual.Pages;

/** What there is to be told by {@code help}: control files, the controllers that have them, and the blocks of scripts. */
public final class HelpTopics {
    private HelpTopics() {}

    /** The text about a topic. @throws WordException when it is none, with what may have been meant */
    public static String about(String topic) {
        List<String> texts = new ArrayList<>();
        Vocabulary.of(topic)
                .map(words -> topic + " { } knows " + String.join(", ", words.words()))
                .ifPresent(texts::add);
        Pages.about(topic).ifPresent(texts::add);
        if (texts.isEmpty()) {
            throw unknown(topic);
        }
        return String.join("\n\n", texts);
    }

    /** How to ask. */
    public static String overview() {
        return "help 'memory.high' explains a control file, help 'memory' lists those of a controller: "
                + String.join(", ", Manual.SHIPPED.controllers()) + "\nhelp 'limits' lists the words of a block: "
                + String.join(", ", Vocabulary.blocks());
    }

    private static WordException unknown(String topic) {
        TreeSet<String> topics = new TreeSet<>(Manual.SHIPPED.names());
        topics.addAll(Manual.SHIPPED.controllers());
        topics.addAll(Vocabulary.blocks());
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
