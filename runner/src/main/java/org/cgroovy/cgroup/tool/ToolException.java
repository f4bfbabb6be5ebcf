package org.cgroovy.cgroup.tool;

/** Why a tool ends before its work is done: one line for standard error, and the exit code. */
public final class ToolException extends RuntimeException {
    /** The exit code for bad usage, of libcgroup 3 and of our own options. */
    public static final int USAGE = 129;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    public ToolException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public ToolException(Ecg error, String message) {
        this(error.exitCode(), message);
    }

    public int exitCode() {
        return exitCode;
    }

    /** What is printed behind the tool's name. */
    public String line() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
