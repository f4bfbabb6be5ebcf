package org.cgroovy.console;

/**
 * What stands before the script or the command.
 *
 * @param explain print plans, change nothing
 * @param json print for programs
 * @param stacktrace show where in the program an error came up
 */
public record Options(boolean explain, boolean json, boolean stacktrace) {
    public static final Options NONE = new Options(false, false, false);

    Options withExplain() {
        return new Options(true, json, stacktrace);
    }

    public Options withJson() {
        return new Options(explain, true, stacktrace);
    }

    Options withStacktrace() {
        return new Options(explain, json, true);
    }
}
