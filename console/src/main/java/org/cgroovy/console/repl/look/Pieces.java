package org.cgroovy.console.repl.look;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.ArrayList;
import java.util.List;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovyLexer;
import org.cgroovy.console.repl.look.Piece.Kind;

/** Takes Groovy apart, with Groovy's own lexer. */
final class Pieces {
    private Pieces() {}

    static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        try {
            GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(text));
            lexer.removeErrorListeners();
            for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
                // Of the end of a string behind a `$name` the lexer tells twice.
                int start = Math.max(end, token.getStartIndex());
                int stop = Math.min(text.length(), token.getStopIndex() + 1);
                gap(pieces, text, end, start);
                if (stop > start) {
                    String part = text.substring(start, stop);
                    pieces.add(new Piece(kind(token.getType(), part), part, start, stop));
                }
                end = Math.max(end, stop);
            }
            gap(pieces, text, end, text.length());
        } catch (RuntimeException | Error e) {
            // The lexer gives up where a string is open: it goes to the end.
            int start = end;
            while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            add(pieces, Kind.OTHER, text, end, start);
            add(pieces, Kind.STRING, text, start, text.length());
        }
        return pieces;
    }

    /** What the lexer leaves out is space or a comment. */
    private static void gap(List<Piece> pieces, String text, int from, int to) {
        if (from < to) {
            add(pieces, text.substring(from, to).isBlank() ? Kind.OTHER : Kind.COMMENT, text, from, to);
        }
    }

    private static void add(List<Piece> pieces, Kind kind, String text, int from, int to) {
        if (from < to) {
            pieces.add(new Piece(kind, text.substring(from, to), from, to));
        }
    }

    private static Kind kind(int type, String text) {
        return switch (type) {
            case GroovyLexer.Identifier, GroovyLexer.CapitalizedIdentifier -> Kind.WORD;
            case GroovyLexer.IntegerLiteral, GroovyLexer.FloatingPointLiteral -> Kind.NUMBER;
            case GroovyLexer.StringLiteral, GroovyLexer.GStringBegin, GroovyLexer.GStringPart, GroovyLexer.GStringEnd ->
                Kind.STRING;
            case GroovyLexer.LPAREN, GroovyLexer.LBRACE, GroovyLexer.LBRACK -> Kind.OPEN;
            case GroovyLexer.RPAREN, GroovyLexer.RBRACE, GroovyLexer.RBRACK -> Kind.CLOSE;
            case GroovyLexer.DOT, GroovyLexer.SAFE_DOT -> Kind.DOT;
            default -> other(text);
        };
    }

    private static Kind other(String text) {
        if (text.startsWith("//") || text.startsWith("/*") || text.startsWith("#!")) {
            return Kind.COMMENT;
        }
        return text.chars().allMatch(Character::isLetter) ? Kind.KEYWORD : Kind.OTHER;
    }
}
