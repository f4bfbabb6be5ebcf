package org.cgroovy.console;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.console.Invocation.Kind;
import org.cgroovy.console.command.Commands;
import org.cgroovy.dsl.Suggestion;

/**
 * Reads the arguments of the command. Options of cgroovy itself stand first: what follows a script or a command belongs
 * to that.
 */
final class CommandLine {
    private static final List<String> OPTIONS =
            List.of("-e", "-h", "-V", "--explain", "--json", "--stacktrace", "--help", "--version");

    private final List<String> words;
    private Options options = Options.NONE;
    private int next;

    private CommandLine(List<String> words) {
        this.words = words;
    }

    /** @throws UsageException when it is none of the ways to call cgroovy */
    static Invocation parse(List<String> words) {
        return new CommandLine(words).parse();
    }

    private Invocation parse() {
        while (next < words.size()) {
            String word = words.get(next++);
            switch (word) {
                case "--explain" -> options = options.withExplain();
                case "--json" -> options = options.withJson();
                case "--stacktrace" -> options = options.withStacktrace();
                case "-h", "--help" -> {
                    return Invocation.of(Kind.HELP, options);
                }
                case "-V", "--version" -> {
                    return Invocation.of(Kind.VERSION, options);
                }
                default -> {
                    return subject(word);
                }
            }
        }
        return console();
    }

    private Invocation subject(String word) {
        if (word.equals("-")) {
            return invocation(Kind.INPUT, "");
        }
        if (word.equals("-e")) {
            return invocation(Kind.CODE, following("-e needs code: cgroovy -e 'println 1'"));
        }
        if (word.equals("--")) {
            return next == words.size() ? console() : invocation(Kind.FILE, words.get(next++));
        }
        if (word.startsWith("-")) {
            throw unknownOption(word);
        }
        if (Mirror.isNamed(word)) {
            return tool(word);
        }
        return Commands.NAMES.contains(word) ? command(word) : invocation(Kind.FILE, word);
    }

    private Invocation command(String name) {
        if (options.explain()) {
            throw new UsageException("--explain goes before a script or -e, not before " + name);
        }
        return invocation(Kind.COMMAND, name);
    }

    private Invocation tool(String name) {
        if (options.explain() || options.json()) {
            throw new UsageException(
                    "--explain and --json do not go before " + name + ", which is a tool of libcgroup");
        }
        return invocation(Kind.TOOL, name);
    }

    private Invocation console() {
        if (options.json() && !options.explain()) {
            throw new UsageException("--json goes before a script, -e or a command, not before the console");
        }
        return invocation(Kind.CONSOLE, "");
    }

    private Invocation invocation(Kind kind, String subject) {
        return new Invocation(kind, options, subject, new ArrayList<>(words.subList(next, words.size())));
    }

    private String following(String complaint) {
        if (next == words.size()) {
            throw new UsageException(complaint);
        }
        return words.get(next++);
    }

    private static UsageException unknownOption(String word) {
        return new UsageException(Suggestion.of(word, OPTIONS)
                .map(best -> "no option " + word + "; did you mean " + best + "?")
                .orElse("no option " + word + "; cgroovy --help lists them"));
    }
}
