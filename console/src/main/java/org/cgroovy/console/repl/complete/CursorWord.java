package org.cgroovy.console.repl.complete;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * The word at the cursor, all that completion needs of a line.
 *
 * @param wordCursor how far the cursor is into the word
 */
public record CursorWord(String line, int cursor, String word, int wordCursor) implements CompletingParsedLine {
    public static CursorWord of(String line, int cursor) {
        int start = cursor;
        while (start > 0 && isPart(line.charAt(start - 1))) {
            start--;
        }
        int end = cursor;
        while (end < line.length() && isPart(line.charAt(end))) {
            end++;
        }
        return new CursorWord(line, cursor, line.substring(start, end), cursor - start);
    }

    private static boolean isPart(char letter) {
        return Character.isJavaIdentifierPart(letter);
    }

    /** What stands before the word. */
    String before() {
        return line.substring(0, cursor - wordCursor);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return wordCursor;
    }

    @Override
    public int rawWordLength() {
        return word.length();
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word);
    }
}
