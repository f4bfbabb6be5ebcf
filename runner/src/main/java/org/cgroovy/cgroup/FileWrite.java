package org.cgroovy.cgroup;

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
    public FileWrite {
        if (!isName(file.substring(up(file)))) {
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

    private static int up(String file) {
        int at = 0;
        while (file.startsWith("../", at)) {
            at += 3;
        }
        return at;
    }

    /** By hand: this is called for every write of every container, and a regular expression starts slowly. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > '~' || !(Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.')) {
                return false;
            }
        }
        return !name.isEmpty() && !name.startsWith(".") && !name.endsWith(".") && !name.contains("..");
    }

    /** {@code "cpu.weight = 59"}, with the note behind it where there is one. */
    @Override
    public String toString() {
        return file + " = " + value + (note.isEmpty() ? "" : "  # " + note);
    }
}
