package org.cgroovy.cgroup.conf;

/** A configuration file that cannot be read as one: {@code "FILE: line 3: reason"}. */
public final class ConfException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;

    ConfException(String file, int line, String reason) {
        super(file + ": line " + line + ": " + reason);
        this.file = file;
        this.line = line;
    }

    public String file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }
}
