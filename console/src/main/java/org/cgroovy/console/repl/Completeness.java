package org.cgroovy.console.repl;

import groovyjarjarantlr4.v4.runtime.BailErrorStrategy;
import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.atn.PredictionMode;
import groovyjarjarantlr4.v4.runtime.misc.ParseCancellationException;
import java.util.List;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovyLangParser;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;
import org.cgroovy.console.repl.line.LineRule;

/**
 * Asks Groovy's parser whether a text is all there. When the parser fails and had to look at the end of the text to know
 * that it fails, more text may mend it; when it fails before, nothing can.
 */
final class Completeness {
    /** What may stand at the end of an open string or comment, and what continues a line behind a backslash. */
    private static final List<String> CLOSERS = List.of("\"\"\"", "'''", "*/", "0");

    private Completeness() {}

    /** Whether the text is the beginning of something. */
    static boolean isUnfinished(String text) {
        return switch (parse(text)) {
            case FITS -> false;
            case ENDS_EARLY -> true;
            // The lexer gives up at the beginning of an open string: see whether closing it helps.
            case WRONG -> CLOSERS.stream().anyMatch(closer -> parse(text + "\n" + closer) != Verdict.WRONG);
        };
    }

    /** The same of a line that may be a command, which is all there unless it has Groovy behind it. */
    static boolean isUnfinished(String text, LineRule rule) {
        if (rule.own(text).isPresent() || rule.host(text).isPresent()) {
            return false;
        }
        return rule.command(text)
                .map(command -> command.name().equals(LineRule.EXPLAIN) && isUnfinished(command.rest()))
                .orElseGet(() -> isUnfinished(text));
    }

    private enum Verdict {
        FITS,
        ENDS_EARLY,
        WRONG
    }

    private static Verdict parse(String text) {
        var lexer = new GroovyLangLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        var tokens = new LookAhead(lexer);
        var parser = new GroovyLangParser(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            parser.compilationUnit();
            return Verdict.FITS;
        } catch (ParseCancellationException | GroovySyntaxError e) {
            return tokens.sawEnd() ? Verdict.ENDS_EARLY : Verdict.WRONG;
        }
    }
}
