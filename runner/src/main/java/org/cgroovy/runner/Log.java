package org.cgroovy.runner;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a container in the background has written, or the end of it.
 *
 * @param from the byte that was asked for, counted from the first one written
 * @param start the byte that this begins with: later than asked for when what was between is no longer kept
 */
public record Log(long from, long start, byte[] bytes) {
    /** All sequences of ECMA-48 but SGR, and those of older terminals. */
    private static final Pattern CONTROLS = Pattern.compile(
            "\033\\[[0-?]*[ -/]*[@-ln-~]|\033\\][^\007\033]*(?:\007|\033\\\\)|\033[()*+][0-9A-Z]|\033[0-9=>A-OQ-WZc]");

    /** Nothing was written. */
    public static final Log NONE = new Log(0, 0, new byte[0]);

    /** How many bytes are missing before these. */
    public long cutBytes() {
        return Math.max(0, start - from);
    }

    /** Where to go on reading. */
    public long end() {
        return start + bytes.length;
    }

    /** The part that begins with that byte. */
    public Log since(long offset) {
        long begin = Math.min(Math.max(offset, start), end());
        return new Log(offset, begin, Arrays.copyOfRange(bytes, (int) (begin - start), bytes.length));
    }

    /** As text, without a word of what is missing. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** One line that says how much is missing; nothing when all is there. */
    public String note() {
        return cutBytes() == 0
                ? ""
                : "[" + cutBytes() + " bytes before this are gone: of a container in the background the last "
                        + (LogFile.KEPT >> 10) + " KiB are kept]\n";
    }

    /**
     * As text to be shown, after the note: with colours, but without what else a program says to its terminal. A question in
     * it would be answered once more, on somebody's command line.
     */
    @Override
    public String toString() {
        return note() + CONTROLS.matcher(text()).replaceAll("").replace("\r\n", "\n");
    }
}
