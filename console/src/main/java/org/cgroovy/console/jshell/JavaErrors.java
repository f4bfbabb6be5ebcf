package org.cgroovy.console.jshell;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import org.cgroovy.dsl.script.ScriptFailure;

/** Says in one line what is wrong with a line of Java. */
final class JavaErrors {
    private static final String OURS = "org.cgroovy.";

    private JavaErrors() {}

    /** @throws ScriptFailure when the snippet is wrong or ended with an error */
    static void require(JShell shell, SnippetEvent event, Optional<Throwable> thrown) {
        if (thrown.isPresent()) {
            throw new ScriptFailure(": " + text(thrown.get()), thrown.get());
        }
        Snippet snippet = event.snippet();
        if (event.status() == Snippet.Status.REJECTED) {
            throw wrong(shell.diagnostics(snippet).filter(Diag::isError).findFirst(), snippet);
        }
        if (event.exception() != null) {
            throw new ScriptFailure(": " + event.exception().getMessage(), event.exception());
        }
    }

    private static ScriptFailure wrong(Optional<Diag> diagnosis, Snippet snippet) {
        String message = diagnosis
                .map(diag -> diag.getMessage(Locale.ENGLISH)
                        .strip()
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining("; ")))
                .orElse("this is no Java");
        return new ScriptFailure(place(diagnosis, snippet.source()) + ": " + message, new Exception(message));
    }

    private static String place(Optional<Diag> diagnosis, String source) {
        return diagnosis
                .filter(diag -> diag.getStartPosition() >= 0 && diag.getStartPosition() <= source.length())
                .map(diag -> {
                    String before = source.substring(0, (int) diag.getStartPosition());
                    long line = before.chars().filter(c -> c == '\n').count() + 1;
                    return ":" + line + ":" + (before.length() - before.lastIndexOf('\n'));
                })
                .orElse("");
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        if (message == null) {
            return thrown.getClass().getSimpleName();
        }
        return thrown.getClass().getName().startsWith(OURS)
                ? message
                : thrown.getClass().getSimpleName() + ": " + message;
    }

    /** What was declared, and what is missing before it can be used. */
    static String declared(JShell shell, Snippet snippet) {
        String missing = snippet instanceof DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "))
                : "";
        return "created " + described(snippet) + (missing.isEmpty() ? "" : ", of no use before there is " + missing);
    }

    private static String described(Snippet snippet) {
        if (snippet instanceof MethodSnippet method) {
            return "method " + method.name() + "(" + method.parameterTypes() + ")";
        }
        return snippet instanceof TypeDeclSnippet type ? "type " + type.name() : "snippet";
    }
}
