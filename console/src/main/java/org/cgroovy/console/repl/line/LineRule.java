package org.cgroovy.console.repl.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.tool.Tools;
import org.cgroovy.console.command.Commands;

/**
 * Tells lines that are commands from lines of Groovy.
 *
 * <p>A line is a command when its first word is the name of one, when there is no variable or function of that name, and
 * when what follows reads like the words behind a command, which is: nothing, or an option, a path, a name or a number.
 * It is Groovy
 * <ul>
 *   <li>when what follows continues an expression: it begins with a quote, a bracket, a dot, a comma, {@code =} or another
 *       operator, the operators {@code -} and {@code /} having a space behind them;
 *   <li>when it begins with a variable, or with {@code in}, {@code as} or {@code instanceof};
 *   <li>when it has a parenthesis, a brace or a comma with a space behind it outside of quotes;
 *   <li>when it goes over several lines.
 * </ul>
 * {@code explain} has Groovy behind it, and so may go on for several lines. A line that begins with {@code :} is for the
 * console itself; one that begins with {@code !} is for the host's shell, unless a variable, a parenthesis, a literal or
 * another {@code !} follows at once, as in Groovy's {@code !done}.
 */
public final class LineRule {
    /** What explains a statement of Groovy. */
    public static final String EXPLAIN = "explain";

    /** Short names for the views. */
    static final Map<String, String> SHORT = Map.of("tree", "cgtree", "top", "cgtop", "why", "cgwhy");

    private static final Set<String> BARE = Set.of("help", "exit", "quit", "tour");
    private static final Set<String> OPERATORS = Set.of("in", "as", "instanceof");
    private static final Set<String> LITERALS = Set.of("true", "false", "null", "new", "this");
    private static final Pattern FIRST = Pattern.compile("(?s)\\s*([a-z]+)(?:[ \\t]+(.*?))?\\s*");
    private static final Pattern WORD = Pattern.compile("([A-Za-z_$][\\w$]*).*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern GROOVY = Pattern.compile("[(){}]|,\\s|->|;\\s*$");

    private final Predicate<String> variables;

    /** @param variables whether there is a variable or a function of that name */
    public LineRule(Predicate<String> variables) {
        this.variables = variables;
    }

    /** The names of all commands. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(Commands.NAMES);
        names.remove("runner"); // it would not come back to the prompt
        names.addAll(Tools.NAMES);
        names.addAll(SHORT.keySet());
        names.add(EXPLAIN);
        return names;
    }

    /** The line without its colon, when it is for the console itself. */
    public Optional<ShellLine> own(String line) {
        String text = line.strip();
        if (BARE.contains(text) && !variables.test(text)) {
            return Optional.of(new ShellLine(text, ""));
        }
        if (!text.startsWith(":")) {
            return Optional.empty();
        }
        String[] words = text.substring(1).split("\\s+", 2);
        return Optional.of(new ShellLine(words[0], words.length > 1 ? words[1] : ""));
    }

    /** What the host's shell is to do. */
    public Optional<String> host(String line) {
        String text = line.strip();
        if (!text.startsWith("!") || text.contains("\n")) {
            return Optional.empty();
        }
        String rest = text.substring(1);
        String word = firstWord(rest);
        boolean groovy = rest.isEmpty() || "(!'\"[".indexOf(rest.charAt(0)) >= 0 || LITERALS.contains(word);
        return groovy || variables.test(word) ? Optional.empty() : Optional.of(rest.strip());
    }

    /** The command that the line is; empty when it is Groovy. */
    public Optional<ShellLine> command(String line) {
        Matcher first = FIRST.matcher(line);
        if (!first.matches() || variables.test(first.group(1)) || !names().contains(first.group(1))) {
            return Optional.empty();
        }
        String name = first.group(1);
        String rest = first.group(2) == null ? "" : first.group(2);
        boolean command = name.equals(EXPLAIN)
                ? !rest.isEmpty() && !continues(rest) && !OPERATORS.contains(firstWord(rest))
                : rest.isEmpty() || isWords(rest);
        return command ? Optional.of(new ShellLine(SHORT.getOrDefault(name, name), rest)) : Optional.empty();
    }

    private boolean isWords(String rest) {
        String word = firstWord(rest);
        return !rest.contains("\n")
                && !continues(rest)
                && !OPERATORS.contains(word)
                && (word.isEmpty() || !variables.test(word))
                && !GROOVY.matcher(QUOTED.matcher(rest).replaceAll("q")).find();
    }

    /** Whether it is what may stand behind an operand. */
    private static boolean continues(String rest) {
        char first = rest.charAt(0);
        boolean spaced = rest.length() > 1 && Character.isWhitespace(rest.charAt(1));
        return switch (first) {
            case '-' -> spaced || rest.length() == 1 || rest.startsWith("-=") || rest.startsWith("->");
            case '/' -> spaced || rest.startsWith("/=");
            case ':' -> !rest.startsWith(":/");
            default -> "'\"=.({[<>+*%?&|^,;!~)]}".indexOf(first) >= 0;
        };
    }

    private static String firstWord(String text) {
        Matcher word = WORD.matcher(text);
        return word.matches() ? word.group(1) : "";
    }
}
