package org.cgroovy.console.repl.look;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.console.repl.look.Piece.Kind;
import org.cgroovy.dsl.Vocabulary;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The colours of a line of Groovy: words of the block that they stand in, names of control files, units. */
final class GroovyLook {
    private final Set<String> files = Manual.SHIPPED.names();
    private final Map<String, Optional<Block>> blocks = new HashMap<>();
    private final Block outermost = new Block(Vocabulary.ofScripts());

    /** A vocabulary with its words, which are looked up at every key. */
    private record Block(Vocabulary vocabulary, Set<String> words) {
        Block(Vocabulary vocabulary) {
            this(vocabulary, vocabulary.words());
        }
    }

    AttributedString of(String text, int cursor) {
        List<Piece> pieces = Pieces.of(text);
        Brackets brackets = new Brackets(pieces);
        Optional<Piece> partner = brackets.partner(cursor);
        Deque<Block> open = new ArrayDeque<>(List.of(outermost));
        AttributedStringBuilder line = new AttributedStringBuilder();
        String lastWord = "";
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            AttributedStyle style = style(pieces, i, open.getFirst());
            if (piece.text().equals("{") && piece.is(Kind.OPEN)) {
                open.push(opened(open.getFirst(), lastWord));
            } else if (piece.text().equals("}") && open.size() > 1) {
                open.pop();
            } else if (piece.is(Kind.WORD)) {
                lastWord = piece.text();
            }
            if (brackets.isWrong(piece)) {
                style = Styles.WRONG;
            } else if (partner.filter(piece::equals).isPresent()) {
                style = Styles.MATCH;
            }
            line.styled(style, piece.text());
        }
        return line.toAttributedString();
    }

    private Block opened(Block block, String word) {
        String key = block.vocabulary().isBlock() + " " + block.words().size() + " " + word;
        return blocks.computeIfAbsent(
                        key, any -> block.vocabulary().opened(word).map(Block::new))
                .orElse(block);
    }

    private AttributedStyle style(List<Piece> pieces, int at, Block block) {
        Piece piece = pieces.get(at);
        return switch (piece.kind()) {
            case KEYWORD -> Styles.KEYWORD;
            case NUMBER -> Styles.NUMBER;
            case COMMENT -> Styles.COMMENT;
            case STRING -> files.contains(unquoted(piece.text())) ? Styles.FILE : Styles.STRING;
            case WORD -> word(pieces, at, block);
            default -> Styles.PLAIN;
        };
    }

    private AttributedStyle word(List<Piece> pieces, int at, Block block) {
        boolean property = at > 0 && pieces.get(at - 1).is(Kind.DOT);
        if (property && at > 1 && pieces.get(at - 2).is(Kind.NUMBER)) {
            return Styles.NUMBER; // a unit
        }
        if (isFile(pieces, at)) {
            return Styles.FILE;
        }
        return !property && block.words().contains(pieces.get(at).text()) ? Styles.WORD : Styles.PLAIN;
    }

    /** Whether the words around the dots before or behind it are the name of a control file: {@code cg.memory.max}. */
    private boolean isFile(List<Piece> pieces, int at) {
        for (int start = at; start >= Math.max(2, at - 4); start -= 2) {
            StringBuilder name = new StringBuilder(pieces.get(start).text());
            if (!pieces.get(start).is(Kind.WORD) || !pieces.get(start - 1).is(Kind.DOT)) {
                return false;
            }
            for (int next = start; next < pieces.size(); next += 2) {
                if (next >= at && files.contains(name.toString())) {
                    return name.indexOf(".") > 0;
                }
                if (next + 2 >= pieces.size() || !pieces.get(next + 1).is(Kind.DOT)) {
                    break;
                }
                name.append('.').append(pieces.get(next + 2).text());
            }
        }
        return false;
    }

    private static String unquoted(String text) {
        return text.replaceAll("^['\"]+|['\"]+$", "");
    }
}
