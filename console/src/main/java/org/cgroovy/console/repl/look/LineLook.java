package org.cgroovy.console.repl.look;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cgroovy.console.repl.line.LineRule;
import org.cgroovy.console.repl.line.ShellLine;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** Colours what is typed, as soon as what that needs is loaded: no key waits for it. */
public final class LineLook implements Highlighter {
    private final LineRule rule;
    private final BooleanSupplier ready;
    private @Nullable GroovyLook groovy;
    private @Nullable CommandLook command;

    /** @param ready whether Groovy is loaded */
    public LineLook(LineRule rule, BooleanSupplier ready) {
        this.rule = rule;
        this.ready = ready;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        return ready.getAsBoolean() && !line.isBlank()
                ? of(line, reader.getBuffer().cursor())
                : new AttributedString(line);
    }

    /** Loads what the first key would have to wait for. */
    public void warm() {
        of("container { limits { pids 10 } }; x.memory.max = '64m' // 1", 0);
        of(":help", 0);
    }

    AttributedString of(String line, int cursor) {
        if (rule.own(line).isPresent() || rule.host(line).isPresent()) {
            return command().of(line);
        }
        Optional<ShellLine> named = rule.command(line);
        if (named.isEmpty()) {
            return groovy().of(line, cursor);
        }
        if (!named.get().name().equals(LineRule.EXPLAIN)) {
            return command().of(line);
        }
        int end = line.indexOf(LineRule.EXPLAIN) + LineRule.EXPLAIN.length();
        return AttributedString.join(
                AttributedString.EMPTY,
                command().of(line.substring(0, end)),
                groovy().of(line.substring(end), cursor - end));
    }

    private synchronized GroovyLook groovy() {
        if (groovy == null) {
            groovy = new GroovyLook();
        }
        return groovy;
    }

    private synchronized CommandLook command() {
        if (command == null) {
            command = new CommandLook();
        }
        return command;
    }
}
