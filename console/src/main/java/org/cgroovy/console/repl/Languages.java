package org.cgroovy.console.repl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.cgroovy.console.UsageException;
import org.cgroovy.console.jshell.JavaShell;
import org.cgroovy.console.repl.line.LineRule;
import org.cgroovy.console.repl.line.ShellLine;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** The language that lines are in: Groovy, or Java from {@code :java} to {@code :groovy}. Each has its variables in the other. */
final class Languages implements AutoCloseable {
    /** The commands that change it. */
    static final List<String> NAMES = List.of("java", "groovy");

    private final Evaluator groovy;
    private final LineRule rule;
    private Optional<JavaShell> java = Optional.empty();
    private volatile boolean inJava;

    Languages(Evaluator groovy, LineRule rule) {
        this.groovy = groovy;
        this.rule = rule;
    }

    boolean isJava() {
        return inJava;
    }

    /** Goes on in the language of that name. */
    void changeTo(String language) {
        if (language.equals("java")) {
            toJava();
        } else if (inJava) {
            java.orElseThrow().variables().forEach(groovy::define);
            inJava = false;
        }
    }

    private void toJava() {
        JavaShell shell;
        try {
            shell = java.orElseGet(() -> new JavaShell(groovy.session(), groovy.classPath()));
        } catch (LinkageError e) {
            throw new UsageException(
                    "Java lines need JShell, which a JDK has and this Java has not: " + e.getMessage());
        }
        java = Optional.of(shell);
        var variables = new LinkedHashMap<String, Object>();
        groovy.names().forEach(name -> groovy.value(name).ifPresent(value -> variables.put(name, value)));
        shell.define(variables);
        inJava = true;
    }

    @Nullable
    Object evaluate(String name, String text) {
        return inJava ? java.orElseThrow().evaluate(text).orElse(null) : groovy.evaluate(name, text);
    }

    /** Whether more lines have to follow. */
    boolean isUnfinished(String text) {
        return inJava
                ? rule.own(text).isEmpty() && java.orElseThrow().isUnfinished(text)
                : Completeness.isUnfinished(text, rule);
    }

    /** Completes Java while that is the language, as the other completes Groovy. */
    Completer completer(Completer ofGroovy) {
        return (reader, line, candidates) -> {
            if (inJava && rule.own(line.line()).isEmpty()) {
                complete(line, candidates);
            } else {
                ofGroovy.complete(reader, line, candidates);
            }
        };
    }

    private void complete(ParsedLine line, List<Candidate> candidates) {
        int word = line.cursor() - line.wordCursor();
        int[] anchor = new int[1];
        for (String continuation : java.orElseThrow().complete(line.line(), line.cursor(), anchor)) {
            String value = anchor[0] >= word
                    ? line.line().substring(word, anchor[0]) + continuation
                    : continuation.substring(Math.min(continuation.length(), word - anchor[0]));
            candidates.add(new Candidate(value, continuation, null, null, null, null, false));
        }
    }

    /** The language that the line asks for. */
    static Optional<String> asked(ShellLine line) {
        return NAMES.contains(line.name()) ? Optional.of(line.name()) : Optional.empty();
    }

    @Override
    public void close() {
        java.ifPresent(JavaShell::close);
    }
}
