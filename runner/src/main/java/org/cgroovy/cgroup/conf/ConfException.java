package org.cgroovy.cgroup.conf;

/** A configuration file that cannot be read as one: {@code "FILE: line 3: reason"}. */
public final class ConfException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String message;
    private final String file;
    private final int line;

    ConfException(String file, int line, String reason) {
        this.message = file + ": line " + line + ": " + reason;
        this.file = file;
        this.line = line;
    }

    /** Never null, as every one has a message. */
    @Override
    public String getMessage() {
        return message;
    }

    public String file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }
}
