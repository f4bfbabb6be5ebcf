package org.cgroovy.console.repl.look;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.manual.Manual;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The colours of a command: its name, its options, and names of control files. */
final class CommandLook {
    private static final Pattern PART = Pattern.compile("\\s+|'[^']*'?|\"[^\"]*\"?|[^\\s'\"=]+|=");

    private final Set<String> files = Manual.SHIPPED.names();

    AttributedString of(String line) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        Matcher part = PART.matcher(line);
        boolean named = false;
        while (part.find()) {
            String word = part.group();
            text.styled(style(word, named), word);
            named |= !word.isBlank();
        }
        return text.toAttributedString();
    }

    private AttributedStyle style(String word, boolean named) {
        if (word.isBlank()) {
            return Styles.PLAIN;
        }
        if (!named) {
            return Styles.COMMAND;
        }
        if (word.startsWith("-")) {
            return Styles.NUMBER;
        }
        if (word.startsWith("'") || word.startsWith("\"")) {
            return Styles.STRING;
        }
        return files.contains(word) ? Styles.FILE : Styles.PLAIN;
    }
}
