package org.cgroovy.cgroup.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cgroovy.cgroup.conf.ConfToken.Kind;

/**
 * Cuts cgconfig.conf into tokens. A comment begins with # and has its line to itself; a line that begins with * is one too.
 * Unlike in libcgroup, quotes may be single ones, as in {@code 'a "quoted" name'}, for which it has no way.
 *
 * @see "libcgroup src/lex.l"
 */
final class ConfLexer {
    private static final Set<String> KEYWORDS =
            Set.of("mount", "task", "admin", "perm", "group", "namespace", "template", "default");
    private static final String WORD_SYMBOLS = "_-/.,%@\\";

    private final String file;
    private final String text;
    private final List<ConfToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private ConfLexer(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static List<ConfToken> tokens(String file, String text) {
        ConfLexer lexer = new ConfLexer(file, text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        skipCommentAtLineStart();
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\n') {
                at++;
                line++;
                skipCommentAtLineStart();
            } else if (next == ' ' || next == '\t') {
                at++;
            } else if (next == '"' || next == '\'') {
                quoted(next);
            } else if (isWord(next)) {
                word();
            } else {
                tokens.add(new ConfToken(Kind.SYMBOL, String.valueOf(next), line));
                at++;
            }
        }
        tokens.add(new ConfToken(Kind.END, "", line));
    }

    private void skipCommentAtLineStart() {
        int first = at;
        while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
            first++;
        }
        boolean comment =
                first < text.length() && (text.charAt(first) == '#' || first == at && text.charAt(first) == '*');
        if (comment) {
            int end = text.indexOf('\n', first);
            at = end < 0 ? text.length() : end;
            if (text.startsWith(FileRight.SIGN, first)) {
                String note = text.substring(first + FileRight.SIGN.length(), at);
                tokens.add(new ConfToken(Kind.NOTE, note.strip(), line));
            }
        }
    }

    private void quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new ConfException(file, line, "a text in quotes has no end");
        }
        String content = text.substring(at + 1, end);
        tokens.add(new ConfToken(Kind.WORD, content, line));
        for (int i = 0; i < content.length(); i++) {
            if (content.charAt(i) == '\n') {
                line++;
            }
        }
        at = end + 1;
    }

    private void word() {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        tokens.add(new ConfToken(KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.WORD, word, line));
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || WORD_SYMBOLS.indexOf(c) >= 0;
    }
}
