package org.cgroovy.plan;

/** Where standard input, output and error of a container's process go. */
public enum Stdio {
    /** The caller's own three descriptors, untouched: pipes and redirections work as for any program. */
    INHERIT,
    /** A pseudo-terminal of its own, connected to the caller's terminal until the process ends. */
    TERMINAL,
    /** No input; output and error are collected into the result. */
    CAPTURE,
    /** No input; output and error go to the container's log file. */
    LOG,
    /** A pseudo-terminal of its own that the runner holds: its output goes to the log, and one can attach to it. */
    HELD_TERMINAL;

    /** Whether standard input, output and error are a terminal. */
    public boolean isTerminal() {
        return this == TERMINAL || this == HELD_TERMINAL;
    }

    /** Whether the caller does not stay with the process. */
    public boolean isBackground() {
        return this == LOG || this == HELD_TERMINAL;
    }
}
