package org.cgroovy.console.repl.look;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.console.repl.look.Piece.Kind;

/** Which brackets belong together. */
final class Brackets {
    private final Map<Piece, Piece> partners = new HashMap<>();
    private final Set<Piece> alone = new HashSet<>();

    Brackets(List<Piece> pieces) {
        Deque<Piece> open = new ArrayDeque<>();
        for (Piece piece : pieces) {
            if (piece.is(Kind.OPEN)) {
                open.push(piece);
            } else if (piece.is(Kind.CLOSE)) {
                close(open, piece);
            }
        }
    }

    private void close(Deque<Piece> open, Piece piece) {
        if (!open.isEmpty() && "([{".indexOf(open.peek().text()) == ")]}".indexOf(piece.text())) {
            Piece partner = open.pop();
            partners.put(partner, piece);
            partners.put(piece, partner);
        } else {
            alone.add(piece);
        }
    }

    /** Whether it closes what is not open. */
    boolean isWrong(Piece piece) {
        return alone.contains(piece);
    }

    /** The bracket that belongs to the one right before the cursor, or else under it. */
    Optional<Piece> partner(int cursor) {
        return partners.keySet().stream()
                .filter(piece -> piece.end() == cursor)
                .findFirst()
                .or(() -> partners.keySet().stream()
                        .filter(piece -> piece.start() == cursor)
                        .findFirst())
                .map(partners::get);
    }
}
