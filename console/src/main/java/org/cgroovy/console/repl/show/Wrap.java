package org.cgroovy.console.repl.show;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Breaks texts between words where the terminal ends, and not within them. */
public final class Wrap {
    /** What stands before the last column of a table, or before the text. */
    private static final Pattern INDENT = Pattern.compile("(.*\\S {2,}| *)\\S.*");

    private Wrap() {}

    /** @param width in columns; 0 when it is not known */
    public static String text(String text, int width) {
        return text.lines().map(line -> line(line, width)).collect(Collectors.joining("\n"));
    }

    private static String line(String line, int width) {
        Matcher matcher = INDENT.matcher(line);
        int indent = matcher.matches() ? matcher.group(1).length() : 0;
        int hanging = indent > width / 2 ? 2 : indent;
        StringBuilder broken = new StringBuilder();
        String rest = line;
        while (width > 0 && rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            if (space <= Math.max(indent, hanging)) {
                break; // a word that has no room
            }
            broken.append(rest.substring(0, space).stripTrailing()).append('\n');
            rest = " ".repeat(hanging) + rest.substring(space).strip();
        }
        return broken.append(rest).toString();
    }
}
