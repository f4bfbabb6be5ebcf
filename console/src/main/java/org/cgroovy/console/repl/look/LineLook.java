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
    /** How wide the prompt is. */
    private static final int PROMPT = 9;

    private final LineRule rule;
    private final BooleanSupplier ready;
    private @Nullable GroovyLook groovy;
    private @Nullable CommandLook command;
    private @Nullable Hints hints;

    /** @param ready whether Groovy is loaded */
    public LineLook(LineRule rule, BooleanSupplier ready) {
        this.rule = rule;
        this.ready = ready;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        if (!ready.getAsBoolean() || line.isBlank()) {
            reader.setTailTip("");
            return new AttributedString(line);
        }
        boolean atEnd = reader.getBuffer().cursor() == line.length();
        reader.setTailTip(atEnd ? hints().of(line, reader.getTerminal().getWidth(), PROMPT) : "");
        return of(line, reader.getBuffer().cursor());
    }

    /** Loads what the first key would have to wait for. */
    public void warm() {
        of("container { limits { pids 10 } }; x.memory.max = '64m' // 1", 0);
        of(":help", 0);
        hints().of("container { rootfs ", 80, PROMPT);
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

    private synchronized Hints hints() {
        if (hints == null) {
            hints = new Hints(rule);
        }
        return hints;
    }

    private synchronized CommandLook command() {
        if (command == null) {
            command = new CommandLook();
        }
        return command;
    }
}
