package org.cgroovy.runner;

/** What can be had of a running container's output, by those who did not stay with it. */
interface Output {
    /** What it has written from that byte on, as far as it is kept. */
    default Log log(long from) {
        return Log.NONE;
    }

    /** Connects the caller's terminal; see {@link Container#attach}. */
    default boolean attach() {
        throw new RunnerException(
                "it has no terminal to attach to: start it with terminal true; logs shows what it wrote");
    }
}
