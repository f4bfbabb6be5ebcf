package org.cgroovy.console.jshell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/** The commands of JShell that tell what there is, such as {@code /vars}. */
final class JavaCommands {
    private static final List<String> NAMES = List.of("/vars", "/methods", "/types", "/imports", "/list");

    private final JShell shell;
    private final Supplier<Map<String, Object>> values;

    /** @param values of the variables */
    JavaCommands(JShell shell, Supplier<Map<String, Object>> values) {
        this.shell = shell;
        this.values = values;
    }

    static boolean is(String line) {
        return line.strip().matches("/[a-z]+");
    }

    /** Gives what to show; empty when there is nothing. A beginning that only one has is enough, as in JShell. */
    Optional<String> run(String line) {
        List<String> meant =
                NAMES.stream().filter(name -> name.startsWith(line.strip())).toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException("no command " + line.strip() + " for lines of Java; there are "
                    + String.join(", ", NAMES) + ", and :help for those of the console");
        }
        String text = of(meant.get(0)).collect(Collectors.joining("\n"));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private Stream<String> of(String name) {
        return switch (name) {
            case "/vars" -> variables();
            case "/methods" -> valid(shell.methods()).map(method -> method.name() + " " + method.signature());
            case "/types" ->
                valid(shell.types())
                        .map(type ->
                                type.subKind().name().toLowerCase(Locale.ROOT).replaceFirst("_.*", "") + " "
                                        + type.name());
            case "/imports" -> shell.imports().map(Snippet::source).map(String::strip);
            default ->
                shell.snippets()
                        .filter(snippet -> shell.status(snippet).isActive() && snippet.kind() != Snippet.Kind.IMPORT)
                        .map(Snippet::source)
                        .filter(source -> !source.contains(SharedValues.class.getName()))
                        .map(String::strip);
        };
    }

    private Stream<String> variables() {
        Map<String, Object> known = values.get();
        return valid(shell.variables())
                .map(variable -> variable.typeName().replaceFirst("^java\\.lang\\.", "") + " " + variable.name() + " = "
                        + written(known.get(variable.name())));
    }

    private static String written(@Nullable Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }

    private <S extends Snippet> Stream<S> valid(Stream<S> snippets) {
        return snippets.filter(snippet -> shell.status(snippet) == Snippet.Status.VALID);
    }
}
