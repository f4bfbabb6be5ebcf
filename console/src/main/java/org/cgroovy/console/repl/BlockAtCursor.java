package org.cgroovy.console.repl;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovyLexer;
import org.cgroovy.dsl.Vocabulary;

/** Finds the words that may stand behind a text: those of the innermost block of the DSL that is open there. */
final class BlockAtCursor {
    /** The word that opened each block which is open, the outermost first. */
    private final Deque<String> open = new ArrayDeque<>();

    private String lastWord = "";
    private int parentheses;

    private BlockAtCursor() {}

    /** @throws RuntimeException when the text ends inside a string, where no words of the DSL are */
    static Vocabulary of(String before) {
        var walk = new BlockAtCursor();
        var lexer = new GroovyLangLexer(CharStreams.fromString(before));
        lexer.removeErrorListeners();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            walk.pass(token);
        }
        return walk.vocabulary();
    }

    private void pass(Token token) {
        switch (token.getType()) {
            case GroovyLexer.LPAREN -> parentheses++;
            case GroovyLexer.RPAREN -> parentheses--;
            case GroovyLexer.LBRACE -> open.addLast(lastWord);
            case GroovyLexer.RBRACE -> open.pollLast();
            case GroovyLexer.Identifier -> lastWord = parentheses == 0 ? token.getText() : lastWord;
            default -> {
                // says nothing about blocks
            }
        }
    }

    /** A brace that opens no block of the DSL, such as that of an if, leaves the words as they are. */
    private Vocabulary vocabulary() {
        Vocabulary words = Vocabulary.ofScripts();
        for (Iterator<String> blocks = open.iterator(); blocks.hasNext(); ) {
            words = words.opened(blocks.next()).orElse(words);
        }
        return words;
    }
}
