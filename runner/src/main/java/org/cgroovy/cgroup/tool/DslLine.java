package org.cgroovy.cgroup.tool;

import java.util.List;

/** Lines of Groovy that call a word of the scripts. */
public final class DslLine {
    private DslLine() {}

    /** A call with texts: {@code lscgroup '-g', 'memory:/demo'}. */
    public static String call(String name, List<String> words) {
        if (words.isEmpty()) {
            return name + "()";
        }
        StringBuilder line = new StringBuilder(name);
        String separator = " ";
        for (String word : words) {
            line.append(separator).append(quoted(word));
            separator = ", ";
        }
        return line.toString();
    }

    /** A text as Groovy writes it, in single quotes. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '\'' -> quoted.append("\\'");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }
}
