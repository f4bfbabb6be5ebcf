package org.cgroovy.runner;

/** What has the other side of a container's terminal; runs until that is at its end, then closes it. */
interface Relay extends Runnable {
    /** The process that the terminal was made for has ended: what it has written is still to be read. */
    void processEnded(Result result);
}
