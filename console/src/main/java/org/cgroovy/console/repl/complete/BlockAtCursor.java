package org.cgroovy.console.repl.complete;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovyLexer;
import org.cgroovy.dsl.Vocabulary;
import org.cgroovy.dsl.WordList;

/**
 * The innermost block of the DSL that is open at the end of a text.
 *
 * @param name the word that opened it
 */
record BlockAtCursor(String name, Vocabulary vocabulary) {
    /** @throws RuntimeException when the text ends inside a string, where no words of the DSL are */
    static BlockAtCursor of(String before) {
        var walk = new Walk();
        var lexer = new GroovyLangLexer(CharStreams.fromString(before));
        lexer.removeErrorListeners();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            walk.pass(token);
        }
        return walk.block();
    }

    private static final class Walk {
        /** The word that opened each block which is open, the outermost first. */
        private final Deque<String> open = new ArrayDeque<>();

        private String lastWord = "";
        private int parentheses;

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
        private BlockAtCursor block() {
            BlockAtCursor block = new BlockAtCursor(WordList.SCRIPT, Vocabulary.ofScripts());
            for (String word : open) {
                var outer = block;
                block = outer.vocabulary()
                        .opened(word)
                        .map(inner -> new BlockAtCursor(word.equals("child") ? "cgroup" : word, inner))
                        .orElse(outer);
            }
            return block;
        }
    }
}
