package org.cgroovy.console;

import java.util.List;

/**
 * What a command line asks for.
 *
 * @param subject the file, the code or the command's name; empty for the other kinds
 * @param arguments what stands behind the subject
 */
record Invocation(Kind kind, Options options, String subject, List<String> arguments) {
    Invocation {
        arguments = List.copyOf(arguments);
    }

    /** What is to be done. */
    enum Kind {
        CONSOLE,
        JSHELL,
        FILE,
        CODE,
        INPUT,
        COMMAND,
        TOOL,
        HELP,
        VERSION
    }

    static Invocation of(Kind kind, Options options) {
        return new Invocation(kind, options, "", List.of());
    }
}
