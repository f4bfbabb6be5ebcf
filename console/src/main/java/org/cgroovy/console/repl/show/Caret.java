package org.cgroovy.console.repl.show;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/**
 * Where in what was typed an error is, and the error without that.
 *
 * @param line counted from 1; 0 where it is not known
 * @param column counted from 1; empty where it is not known
 */
public record Caret(int line, OptionalInt column, String message) {
    private static final Pattern PLACED = Pattern.compile("(?s)^:(\\d+)(?::(\\d+))?: (.*)$");

    /** @param message of a failure: {@code :1:5: what is wrong} */
    public static Caret of(String message) {
        Matcher placed = PLACED.matcher(message);
        if (!placed.matches()) {
            return new Caret(0, OptionalInt.empty(), message.replaceFirst("^: ", ""));
        }
        OptionalInt column =
                placed.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(placed.group(2)));
        return new Caret(Integer.parseInt(placed.group(1)), column, placed.group(3));
    }

    /** With the place of a name, when it stands in that line once. */
    public Caret at(String name, String text) {
        Matcher found = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                .matcher(source(text).orElse(""));
        if (column.isPresent() || name.isEmpty() || !found.find()) {
            return this;
        }
        int start = found.start() + 1;
        return found.find() ? this : new Caret(line, OptionalInt.of(start), message);
    }

    /** The line of the text that it is about. */
    public Optional<String> source(String text) {
        return text.lines().skip(Math.max(0, line - 1L)).findFirst();
    }

    /** The line that points at it, below the line of the text; empty where the place is not known. */
    public Optional<String> pointer(String text) {
        return source(text)
                .filter(source -> column.isPresent() && column.getAsInt() <= source.length() + 1)
                .map(source ->
                        " ".repeat(new AttributedString(source.substring(0, column.getAsInt() - 1)).columnLength())
                                + "^");
    }
}
