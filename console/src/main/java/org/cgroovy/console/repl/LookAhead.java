package org.cgroovy.console.repl;

import groovyjarjarantlr4.v4.runtime.CommonTokenStream;
import groovyjarjarantlr4.v4.runtime.Token;
import groovyjarjarantlr4.v4.runtime.TokenSource;

/** Tokens that remember whether the parser looked at the end of the text. */
final class LookAhead extends CommonTokenStream {
    private boolean sawEnd;

    LookAhead(TokenSource source) {
        super(source);
    }

    boolean sawEnd() {
        return sawEnd;
    }

    @Override
    public int LA(int offset) {
        return note(super.LA(offset));
    }

    @Override
    public Token LT(int offset) {
        Token token = super.LT(offset);
        if (token != null) {
            note(token.getType());
        }
        return token;
    }

    private int note(int type) {
        sawEnd |= type == Token.EOF;
        return type;
    }
}
