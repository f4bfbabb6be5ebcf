package org.cgroovy.runner

import org.cgroovy.linux.LaunchProgram
import org.cgroovy.plan.Op

/** A probe that looks on as another one does, for as long as that is on. */
class SwitchedProbe implements ExecutionProbe {
    private volatile ExecutionProbe now = ExecutionProbe.NONE

    def <T> T during(ExecutionProbe probe, Closure<T> action) {
        now = probe
        try {
            action()
        } finally {
            now = ExecutionProbe.NONE
        }
    }

    @Override
    void before(int index, Op op) {
        now.before(index, op)
    }

    @Override
    void after(int index, Op op) {
        now.after(index, op)
    }

    @Override
    LaunchProgram program(LaunchProgram program) {
        now.program(program)
    }
}
