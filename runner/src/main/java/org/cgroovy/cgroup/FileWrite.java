package org.cgroovy.cgroup;

import java.util.regex.Pattern;

/**
 * One write to a control file.
 *
 * @param file the kernel's name of the file in the cgroup's directory; {@code "../"} before it, once or more, is the same
 *     file of an ancestor
 * @param value what is written
 * @param note what the reader should know of the value, such as a conversion: {@code "cpu.weight 59 from cpu.shares 512
 *     (runc's quadratic map)"}; empty when there is nothing to say
 */
public record FileWrite(String file, String value, String note) {
    private static final Pattern FILE = Pattern.compile("(\\.\\./)*[a-z0-9_]+(\\.[A-Za-z0-9_-]+)*");

    public FileWrite {
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("not the name of a control file: \"" + file + "\"");
        }
    }

    public FileWrite(String file, String value) {
        this(file, value, "");
    }

    public FileWrite(String file, long value) {
        this(file, Long.toString(value), "");
    }

    public FileWrite withNote(String text) {
        return new FileWrite(file, value, text);
    }

    /** {@code "cpu.weight = 59"}, with the note behind it where there is one. */
    @Override
    public String toString() {
        return file + " = " + value + (note.isEmpty() ? "" : "  # " + note);
    }
}
