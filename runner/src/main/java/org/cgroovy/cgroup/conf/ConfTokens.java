package org.cgroovy.cgroup.conf;

import java.util.List;
import org.cgroovy.cgroup.conf.ConfToken.Kind;

/** The tokens of one file, taken one after the other. */
final class ConfTokens {
    private final String file;
    private final List<ConfToken> tokens;
    private int at;

    ConfTokens(String file, List<ConfToken> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    ConfToken peek() {
        return tokens.get(at);
    }

    /** The token here; goes on to the next, but not past the end. */
    ConfToken next() {
        ConfToken token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean accept(char symbol) {
        if (!peek().isSymbol(symbol)) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char symbol, String where) {
        ConfToken token = next();
        if (!token.isSymbol(symbol)) {
            throw error(token, "expected '" + symbol + "' " + where + ", found " + token.shown());
        }
    }

    void expectKeyword(String word, String where) {
        ConfToken token = next();
        if (!token.isKeyword(word)) {
            throw error(token, "expected " + word + " " + where + ", found " + token.shown());
        }
    }

    /** {@code name = value;} */
    Assignment assignment(String where) {
        ConfToken name = word("a name in " + where);
        expect('=', "after " + name.text());
        ConfToken value = word("the value of " + name.text() + " (in quotes, when it has spaces or signs)");
        expect(';', "after the value of " + name.text());
        return new Assignment(name.text(), value.text(), name.line());
    }

    private ConfToken word(String what) {
        ConfToken token = next();
        if (token.isSymbol('#')) {
            throw error(token, "expected " + what + "; a comment has a line to itself");
        }
        if (token.kind() != Kind.WORD) {
            String why = token.kind() == Kind.KEYWORD ? ", a word of the grammar: put it in quotes" : "";
            throw error(token, "expected " + what + ", found " + token.shown() + why);
        }
        return token;
    }

    ConfException error(ConfToken at, String reason) {
        return error(at.line(), reason);
    }

    ConfException error(int line, String reason) {
        return new ConfException(file, line, reason);
    }
}
