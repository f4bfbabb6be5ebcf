package org.cgroovy.console.repl.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.console.repl.help.CommandList;
import org.cgroovy.console.repl.line.LineRule;
import org.cgroovy.console.repl.line.ShellLine;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Offers what may stand at the cursor, with a line about each. Made of its parts at the first use. */
public final class WordCompleter implements Completer {
    /** Descriptions that are longer are cut. */
    private static final int LONGEST = 64;

    private final Scope scope;
    private final LineRule rule;
    private @Nullable Parts parts;

    /** What knows what may stand where. */
    private record Parts(
            CommandList list, CommandWords commands, QuotedWords quoted, GroovyWords groovy, Paths paths) {}

    public WordCompleter(Scope scope, LineRule rule) {
        this.scope = scope;
        this.rule = rule;
    }

    @Override
    public void complete(@Nullable LineReader reader, ParsedLine line, List<Candidate> candidates) {
        CursorWord word = CursorWord.of(line.line(), line.cursor());
        Offer offer = offer(line.line().substring(0, line.cursor()));
        int typed = offer.begun().length() - word.wordCursor();
        String end = line.line().startsWith(offer.end(), line.cursor()) ? "" : offer.end();
        // A line each needs as many lines; where there are fewer, JLine asks first and then shows the beginning alone.
        boolean told =
                reader == null || offer.choices().size() < reader.getTerminal().getHeight() - 1;
        for (Offer.Choice choice : offer.choices()) {
            if (typed >= 0 && choice.text().length() >= typed) {
                candidates.add(candidate(
                        told ? choice : new Offer.Choice(choice.text(), "", choice.whole()),
                        typed,
                        choice.whole() ? end : "",
                        offer.end().isEmpty()));
            }
        }
    }

    /** A word ends with a space, one in quotes with its quote, and a path goes on. */
    private static Candidate candidate(Offer.Choice choice, int typed, String end, boolean spaced) {
        String text = choice.about();
        String about = text.isEmpty() ? null : text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
        boolean complete = choice.whole() && spaced;
        return new Candidate(choice.text().substring(typed) + end, choice.text(), null, about, null, null, complete);
    }

    /** Loads what the first Tab would have to wait for. */
    public void warm() {
        for (String line : List.of(
                "container { limits { ",
                "cgset -r ",
                "cgset -r pids.max=",
                "cgwhy ",
                "'x'.",
                "cgroup('/",
                "help ",
                ":")) {
            offer(line);
        }
    }

    Offer offer(String before) {
        Parts known = parts();
        if (before.matches("(?s)\\s*:\\w*")) {
            return own(known.list(), before.strip().substring(1));
        }
        if (before.startsWith("!")) {
            return known.paths()
                    .files(before.substring(before.lastIndexOf(' ') + 1).replaceFirst("^!", ""), "");
        }
        Optional<ShellLine> own = before.startsWith(":") ? rule.own(before) : Optional.empty();
        Optional<ShellLine> command = own.or(() -> rule.command(before + "x").filter(line -> isBehind(line, before)));
        if (command.isPresent() && !command.get().name().equals(LineRule.EXPLAIN)) {
            String name = command.get().name();
            return known.commands().at(name, before.stripLeading().replaceFirst("^:?\\w+", ""));
        }
        Offer quoted = known.quoted().at(before);
        Offer assigned = quoted.isEmpty() ? known.quoted().assigned(before) : quoted;
        return assigned.isEmpty() ? groovy(known, before) : assigned;
    }

    /** Whether the cursor is behind the name of the command, and not in it. */
    private static boolean isBehind(ShellLine line, String before) {
        return !line.rest().isEmpty() && before.stripLeading().matches("(?s)\\w+\\s.*");
    }

    /** At the beginning of a line there may be a command, too. */
    private Offer groovy(Parts known, String before) {
        Offer words = known.groovy().at(before);
        if (!before.matches("\\s*[a-z]*")) {
            return words;
        }
        List<Offer.Choice> choices = new ArrayList<>(words.choices());
        for (CommandList.Entry entry : known.list().all()) {
            choices.removeIf(choice -> choice.text().equals(entry.name() + "()"));
            boolean there = choices.stream().anyMatch(choice -> choice.text().equals(entry.name()));
            if (!there
                    && entry.name().startsWith(words.begun())
                    && Character.isLetter(entry.name().charAt(0))) {
                choices.add(Offer.choice(entry.name(), entry.meaning()));
            }
        }
        return new Offer(words.begun(), choices, words.end());
    }

    private static Offer own(CommandList list, String begun) {
        return new Offer(
                begun,
                list.all().stream()
                        .filter(entry -> entry.name().startsWith(":" + begun))
                        .map(entry -> Offer.choice(entry.name().substring(1), entry.meaning()))
                        .toList(),
                "");
    }

    private synchronized Parts parts() {
        if (parts == null) {
            Names names = new Names();
            CommandList list = CommandList.read();
            CommandWords commands = new CommandWords(names, list);
            parts = new Parts(
                    list,
                    commands,
                    new QuotedWords(names, commands, scope::value),
                    new GroovyWords(scope),
                    new Paths(names));
        }
        return parts;
    }
}
