package org.cgroovy.linux;

/**
 * What the kernel says of a process in one line.
 *
 * @see "proc(5), /proc/PID/stat"
 */
public final class ProcessStat {
    /** The first field behind the name of the command, in which may be anything. */
    private static final int STATE = 3;

    private final String[] fields;

    /** @param text of the file */
    public ProcessStat(String text) {
        fields = text.substring(text.lastIndexOf(')') + 2).strip().split(" ");
    }

    /** A field by its number in the manual page, from 3 on; empty where this kernel has none. */
    public String field(int number) {
        return number - STATE < fields.length ? fields[number - STATE] : "";
    }

    /** Whether it has ended, and is there only for its parent to hear of it. */
    public boolean isZombie() {
        return field(STATE).equals("Z");
    }
}
