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
    LOG
}
