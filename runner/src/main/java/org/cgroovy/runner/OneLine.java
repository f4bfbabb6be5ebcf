package org.cgroovy.runner;

/** Names come from scripts, from root file systems and from whoever asks: whatever is in them, a message stays one line. */
public final class OneLine {
    private OneLine() {}

    /** The text as one line of plain text. */
    public static String of(String text) {
        return text.replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
    }
}
