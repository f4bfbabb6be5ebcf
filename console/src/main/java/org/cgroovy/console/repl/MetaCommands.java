package org.cgroovy.console.repl;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.cgroovy.dsl.HelpTopics;
import org.cgroovy.dsl.Suggestion;
import org.cgroovy.dsl.WordException;

/** What the console understands beside Groovy: {@code :help} and {@code :quit}. */
final class MetaCommands {
    static final List<String> NAMES = List.of("help", "quit");

    private static final Set<String> BARE = Set.of("help", "exit", "quit");

    private final PrintStream out;
    private final PrintStream err;

    MetaCommands(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    static boolean isCommand(String line) {
        String text = line.strip();
        return text.startsWith(":") || BARE.contains(text);
    }

    /** Does it; false when the console is to end. */
    boolean run(String line) {
        String text = line.strip();
        String[] words = (text.startsWith(":") ? text.substring(1) : text).split("\\s+", 2);
        switch (words[0]) {
            case "q", "quit", "exit" -> {
                return false;
            }
            case "h", "help", "?" -> help(words.length > 1 ? words[1] : "");
            default ->
                err.println("no command :" + words[0]
                        + Suggestion.of(words[0], NAMES)
                                .map(best -> "; did you mean :" + best + "?")
                                .orElse("; :help lists them"));
        }
        return true;
    }

    private void help(String topic) {
        try {
            out.println(topic.isEmpty() ? Help.TEXT : HelpTopics.about(topic));
        } catch (WordException unknown) {
            err.println(unknown.getMessage());
        }
    }
}
