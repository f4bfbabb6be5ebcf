package org.cgroovy.console.repl.help;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.manual.ShippedText;

/** What each command of the console takes and does, from {@code commands.txt}. */
public final class CommandList {
    private static final String RULE = """
            A line is a command when it begins with the name of one, there is no variable of that name, and what follows
            reads like the words of a command: nothing, an option, a path, a name or a number. It is Groovy when what
            follows is a quote, a bracket, = or another operator, a dot, a comma or a variable, or when it has parentheses,
            braces, or commas with a space behind them, outside of quotes. : is for the console itself, ! for the host's
            shell, where it is not Groovy's not: !done with a variable, !(a && b), !true.

            """;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * One command.
     *
     * @param form what stands behind its name; may be empty
     */
    public record Entry(String name, String form, String meaning) {
        /** In one line. */
        public String usage() {
            return (name + " " + form).strip();
        }
    }

    private CommandList(String text) {
        text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\\s*\\|\\s*", 3))
                .forEach(parts -> entries.put(parts[0], new Entry(parts[0], parts[1].strip(), parts[2].strip())));
    }

    /** Reads it. */
    public static CommandList read() {
        return new CommandList(ShippedText.read(CommandList.class, "commands.txt"));
    }

    public List<Entry> all() {
        return List.copyOf(entries.values());
    }

    public Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** All of them, and the rule by which a line is one. */
    String text() {
        int width =
                all().stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        return RULE
                + all().stream()
                        .map(entry -> ("  %-" + width + "s  %s").formatted(entry.name(), entry.meaning()))
                        .collect(Collectors.joining("\n"));
    }
}
