package org.cgroovy.console.repl.look;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.console.repl.help.CommandList;
import org.cgroovy.console.repl.line.LineRule;
import org.cgroovy.console.repl.line.ShellLine;
import org.cgroovy.console.repl.look.Piece.Kind;
import org.cgroovy.dsl.WordList;
import org.jline.utils.AttributedString;

/** What the word at the end of a line takes and means, to be shown behind it. */
final class Hints {
    /** A shorter rest of the line has no room. */
    private static final int LEAST = 16;

    private static final Pattern ASSIGNED = Pattern.compile("(?s).*?\\w\\.([\\w.]+)\\s*=\\s*");
    private static final Pattern SET =
            Pattern.compile("(?s).*(?:\\bset\\s*\\(?|\\[)\\s*['\"]([\\w.]+)['\"](?:,|\\]\\s*=)\\s*");
    private static final Pattern OPTION = Pattern.compile(".*-r\\s+([\\w.]+)=");

    private final LineRule rule;
    private final WordList words = WordList.read();
    private final CommandList commands = CommandList.read();
    private final Set<String> blocks = new TreeSet<>(words.blocks());

    Hints(LineRule rule) {
        this.rule = rule;
    }

    /**
     * A text in brackets, or nothing.
     *
     * @param width of the terminal
     * @param prompt how wide what stands before the last line is
     */
    String of(String line, int width, int prompt) {
        int last = line.lastIndexOf('\n') + 1;
        int room = width - prompt - new AttributedString(line.substring(last)).columnLength() - 4;
        if (room < LEAST) {
            return "";
        }
        String text = value(line).or(() -> command(line)).or(() -> word(line)).orElse("");
        return text.isEmpty() ? "" : "[" + (text.length() <= room ? text : text.substring(0, room - 3) + "...") + "]";
    }

    /** What a control file takes that is about to be written. */
    private Optional<String> value(String line) {
        for (Pattern pattern : List.of(SET, OPTION, ASSIGNED)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                return Manual.SHIPPED.named(matcher.group(1)).stream()
                        .findFirst()
                        .map(file -> file.access().writable() ? file.accepted() : "can only be read");
            }
        }
        return Optional.empty();
    }

    private Optional<String> command(String line) {
        Optional<ShellLine> own = rule.own(line);
        if (own.isPresent()) {
            return commands.find(":" + own.get().name()).map(entry -> entry.form() + ": " + entry.meaning());
        }
        return rule.command(line)
                .filter(command -> !command.name().equals(LineRule.EXPLAIN)
                        || command.rest().isEmpty())
                .flatMap(command -> commands.find(command.name()))
                .map(entry -> (entry.form().isEmpty() ? "" : entry.form() + ": ") + entry.meaning());
    }

    /** The word that the last statement begins with, in the block that it stands in. */
    private Optional<String> word(String line) {
        Deque<String> open = new ArrayDeque<>(List.of(WordList.SCRIPT));
        Optional<Piece> first = Optional.empty();
        for (Piece piece : Pieces.of(line)) {
            if (piece.text().equals("{")) {
                String name = first.map(Piece::text).filter(blocks::contains).orElse(open.getFirst());
                open.push(name);
                first = Optional.empty();
            } else if (piece.text().equals("}")) {
                if (open.size() > 1) {
                    open.pop();
                }
                first = Optional.empty();
            } else if (piece.text().equals(";") || piece.text().contains("\n")) {
                first = Optional.empty();
            } else if (piece.text().equals("=") || piece.text().equals("explain")) {
                first = Optional.empty();
            } else {
                first = first.or(() -> piece.is(Kind.WORD) ? Optional.of(piece) : Optional.empty());
            }
        }
        return first.filter(piece -> line.length() > piece.end())
                .flatMap(piece -> words.find(open.getFirst(), piece.text()))
                .map(entry -> entry.example() + ": " + entry.meaning());
    }
}
