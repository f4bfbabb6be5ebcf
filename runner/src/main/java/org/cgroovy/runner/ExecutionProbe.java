package org.cgroovy.runner;

import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.plan.Op;

/** Looks on while a plan is executed; how specs make any step fail or end the process right after it. */
interface ExecutionProbe {
    ExecutionProbe NONE = new ExecutionProbe() {};

    default void before(int index, Op op) {}

    default void after(int index, Op op) {}

    /** The launch program that is really run. */
    default LaunchProgram program(LaunchProgram program) {
        return program;
    }
}
