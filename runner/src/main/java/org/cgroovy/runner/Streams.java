package org.cgroovy.runner;

import java.util.List;
import java.util.Map;

/** The starter's side of a process's standard input, output and error. */
interface Streams extends Output {
    /** The descriptors that the launch program names. */
    Map<String, Integer> fds();

    /** Takes back what a process left that did not reach exec, so that another can be launched. */
    default void forget() {}

    /** Called when the process runs: the ends that it has now are closed here, and copying begins. */
    void launched();

    /** The same where the process was launched by another, who has sent its terminal's other side, if it has one. */
    default void launched(List<Integer> terminal) {
        launched();
    }

    /** Waits until all output has arrived, and adds it where it is wanted. */
    Result finish(Result result);

    /** Closes everything that is open, whatever state it is in. */
    void abandon();
}
