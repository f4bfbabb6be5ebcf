package org.cgroovy.cgroup.tool;

/** Why a tool ends before its work is done: one line for standard error, and the exit code. */
public final class ToolException extends RuntimeException {
    /** The exit code for bad usage, of libcgroup 3 and of our own options. */
    public static final int USAGE = 129;

    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final boolean whole;

    public ToolException(int exitCode, String message) {
        this(exitCode, message, false);
    }

    public ToolException(Ecg error, String message) {
        this(error.exitCode(), message);
    }

    private ToolException(int exitCode, String message, boolean whole) {
        super(message);
        this.exitCode = exitCode;
        this.whole = whole;
    }

    /** Bad usage, with the originals' hint at {@code -h}. */
    public static ToolException usage(int exitCode, String tool) {
        return new ToolException(exitCode, Usage.hint(tool), true);
    }

    public int exitCode() {
        return exitCode;
    }

    /** What went wrong, without the tool's name; on one line, whatever a name in it has. */
    public String reason() {
        return ("" + getMessage()).replace("\n", "\\n").replace("\0", "\\0");
    }

    /** What the tool prints. */
    public String line(String tool) {
        return whole ? reason() : tool + ": " + reason();
    }
}
