package org.cgroovy.console;

/** What the command tells its caller. A script that ends with a container's result gives that container's code. */
public final class ExitCode {
    public static final int OK = 0;
    /** The kernel or the script failed. */
    public static final int FAILED = 1;
    /** The command was called in a way it does not know. */
    public static final int USAGE = 2;
    /** Nothing here can start containers. */
    public static final int NO_RUNNER = 3;
    /** Nobody reads standard output any more: as if SIGPIPE had ended us. */
    public static final int BROKEN_PIPE = 128 + 13;

    private ExitCode() {}
}
