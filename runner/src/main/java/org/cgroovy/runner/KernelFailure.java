package org.cgroovy.runner;

import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.plan.Op;
import org.cgroovy.runner.doctor.Advice;
import org.cgroovy.runner.doctor.Doctor;
import org.cgroovy.runner.doctor.Failure;
import org.cgroovy.runner.doctor.Site;

/**
 * A step that the kernel refused, in one readable line: what was tried on what, the kernel's reason, the likely cause
 * and the remedy. Everything before that step has been undone.
 */
public final class KernelFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String step;
    private final Errno errno;

    /** @param step empty when it was none of a plan */
    KernelFailure(String step, Failure failure, Advice advice, Throwable cause) {
        super(line(failure, advice) + (step.isEmpty() ? "" : " (" + step + ")"), cause);
        this.step = step;
        this.errno = failure.errno();
    }

    private KernelFailure(KernelException refusal, Advice advice) {
        super(OneLine.of(refusal.getMessage() + advice.text()), refusal);
        this.step = "";
        this.errno = refusal.errno();
    }

    private static String line(Failure failure, Advice advice) {
        return OneLine.of(Doctor.tried(failure) + ": " + failure.errno() + ", "
                + failure.errno().description() + advice.text());
    }

    /** A refusal outside any plan: of a changed limit, of a removal. */
    static KernelFailure of(Op op, KernelException refusal) {
        Failure failure = Failure.of(op, refusal);
        return new KernelFailure("", failure, new Doctor(Site.HOST).advise(failure), refusal);
    }

    /** A refusal whose reason is known where it came up. */
    static KernelFailure of(KernelException refusal, Advice advice) {
        return new KernelFailure(refusal, advice);
    }

    /** Which step of the plan it was: {@code step 7 of 12}; empty when it was none. */
    public String step() {
        return step;
    }

    public Errno errno() {
        return errno;
    }
}
