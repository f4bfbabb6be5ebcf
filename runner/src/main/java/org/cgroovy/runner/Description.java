package org.cgroovy.runner;

import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.OciJson;

/**
 * The description of a running container, written down for other processes that want to enter it. Most containers end
 * within milliseconds and never need one, so it is written a moment after the start, or when its owner leaves. That of a
 * detached container is there before it runs: others must find it whenever its owner dies.
 */
final class Description {

    private final StateStore states;
    private final ContainerSpec spec;
    private boolean written;
    private boolean ended;

    /** @param written whether that was done before the start */
    Description(StateStore states, ContainerSpec spec, boolean written) {
        this.states = states;
        this.spec = spec;
        this.written = written;
    }

    synchronized void write() {
        if (!written && !ended) {
            states.describe(spec.id(), OciJson.describe(spec));
            written = true;
        }
    }

    /** From now on nothing is written; gives whether something was. */
    synchronized boolean end() {
        ended = true;
        return written;
    }
}
