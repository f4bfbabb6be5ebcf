package org.cgroovy.console.repl;

import java.util.function.Predicate;
import org.cgroovy.console.repl.complete.CursorWord;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine whether a statement is all there, and which word the cursor is on. */
final class GroovyParser implements Parser {
    private final Predicate<String> unfinished;

    /** @param unfinished whether more lines have to follow */
    GroovyParser(Predicate<String> unfinished) {
        this.unfinished = unfinished;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && unfinished.test(line)) {
            throw new EOFError(-1, -1, "unfinished");
        }
        return CursorWord.of(line, cursor);
    }

    @Override
    public boolean isEscapeChar(char letter) {
        return false;
    }
}
