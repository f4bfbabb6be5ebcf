package org.cgroovy.runner;

import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.LaunchException;
import org.cgroovy.plan.Op;
import org.cgroovy.plan.Plan;

/** Finds the likely cause of a kernel's refusal, and the remedy. */
final class Doctor {
    private final Plan plan;

    Doctor(Plan plan) {
        this.plan = plan;
    }

    Advice advise(Op op, KernelException failure) {
        return plan.ops().contains(op) ? Advice.NONE : new Advice("", failure.call());
    }

    Advice advise(LaunchException failure) {
        return plan.ops().isEmpty() ? new Advice("", failure.step().callText()) : Advice.NONE;
    }
}
