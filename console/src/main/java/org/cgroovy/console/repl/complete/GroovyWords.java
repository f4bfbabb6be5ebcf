package org.cgroovy.console.repl.complete;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.console.repl.complete.Offer.Choice;
import org.cgroovy.dsl.ControlGroup;
import org.cgroovy.dsl.Vocabulary;
import org.cgroovy.dsl.WordList;

/** The words of the block at the cursor, what the user has defined, and behind a dot the members of what stands there. */
final class GroovyWords {
    private static final Pattern CONTROL = Pattern.compile("(?s)(?:^|.*[^\\w.'\"])(\\w+)\\.([\\w.]*)$");
    private static final Pattern MEMBER = Pattern.compile("(?s)(.*?)\\??\\.(\\w*)$");
    private static final Pattern WORD = Pattern.compile("(?s)(.*?)([\\w$]*)$");

    private final Scope scope;
    private final ExpressionType types;
    private final Members members = new Members();
    private final WordList words = WordList.read();

    GroovyWords(Scope scope) {
        this.scope = scope;
        this.types = new ExpressionType(scope);
    }

    Offer at(String before) {
        Matcher member = MEMBER.matcher(before);
        return member.matches() ? member(before, member.group(1), member.group(2)) : word(before);
    }

    private Offer member(String before, String expression, String begun) {
        List<Choice> choices = new ArrayList<>();
        Matcher control = CONTROL.matcher(before);
        Optional<ControlGroup> cgroup = control.matches() ? cgroup(control.group(1)) : Optional.empty();
        cgroup.ifPresent(group -> choices.addAll(files(control.group(2), group.getFiles())));
        if (cgroup.isEmpty() || control.group(2).indexOf('.') < 0) {
            scope.value(expression.replaceFirst("(?s).*[^\\w]", ""))
                    .filter(Map.class::isInstance)
                    .ifPresent(map -> ExpressionType.keys((Map<?, ?>) map)
                            .forEach(key -> choices.add(Offer.choice(key, "an entry"))));
            types.named(expression)
                    .map(members::ofClass)
                    .or(() -> types.of(expression).map(members::of))
                    .ifPresent(choices::addAll);
        }
        return Offer.among(begun, choices, "");
    }

    private Optional<ControlGroup> cgroup(String variable) {
        return scope.value(variable).filter(ControlGroup.class::isInstance).map(ControlGroup.class::cast);
    }

    /** The next part alone, as names are typed part by part. */
    private static Collection<Choice> files(String begun, Collection<String> names) {
        int dot = begun.lastIndexOf('.') + 1;
        Map<String, Choice> parts = new LinkedHashMap<>();
        for (String name : names) {
            if (name.startsWith(begun)) {
                String rest = name.substring(dot);
                int end = rest.indexOf('.');
                String part = end < 0 ? rest : rest.substring(0, end);
                parts.put(part, Offer.choice(part, end < 0 ? CommandWords.summary(name) : "control files"));
            }
        }
        return parts.values();
    }

    private Offer word(String before) {
        Matcher word = WORD.matcher(before);
        if (!word.matches()) {
            return Offer.NONE;
        }
        String begun = word.group(2);
        BlockAtCursor block;
        try {
            block = BlockAtCursor.of(word.group(1));
        } catch (RuntimeException | Error insideString) {
            return Offer.NONE;
        }
        Vocabulary vocabulary = block.vocabulary();
        List<Choice> choices = new ArrayList<>();
        for (String name : vocabulary.words()) {
            choices.add(Offer.choice(written(block.name(), name), meaning(block.name(), name)));
        }
        for (String name : scope.names()) {
            if (!vocabulary.words().contains(name)) {
                choices.add(Offer.choice(
                        name,
                        scope.value(name)
                                .map(value -> "a " + value.getClass().getSimpleName())
                                .orElse("null")));
            }
        }
        return Offer.among(begun, choices, "");
    }

    /** With the parentheses that a word without arguments needs, as Groovy takes it for a variable else. */
    private String written(String block, String word) {
        String call = word + "()";
        boolean called = words.find(block, word)
                .filter(entry -> entry.example().endsWith(call))
                .isPresent();
        return called ? call : word;
    }

    private String meaning(String block, String word) {
        return words.find(block, word).map(WordList.Entry::meaning).orElse("");
    }
}
